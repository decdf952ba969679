import type { HeldSession } from '../../sensor/embedding/session-table.ts';
import type { Connection } from '../../sensor/observer/connection.ts';

/** Holds the connection; undefined when it has ended. */
export type Hold = () => HeldSession | undefined;

/** A connection of several exchanges, which ends with the last of them: after its end nothing would be judged. */
export function shareConnection(connection: Connection): { readonly first: HeldSession; readonly hold: Hold } {
  let holders = 0;
  let isOver = false;
  const held = (): HeldSession => {
    let isReleased = false;
    holders += 1;
    return {
      connection,
      release() {
        if (isReleased) return;
        isReleased = true;
        holders -= 1;
        if (holders > 0) return;
        isOver = true;
        connection.end();
      },
    };
  };
  return { first: held(), hold: () => (isOver ? undefined : held()) };
}
