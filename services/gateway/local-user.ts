import { hostname, userInfo } from 'node:os';

/** Who runs this process, on which machine. */
export function localUser(): { readonly kind: 'os-user'; readonly host: string; readonly user: string } {
  return { kind: 'os-user', host: hostname(), user: userName() };
}

/** The name where the system knows one: in a container the user may be a number only. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}
