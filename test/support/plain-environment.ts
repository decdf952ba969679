/** This process's environment without what would change the product, for a process that a test starts. */
export function plainEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('SHEARPIN_'),
    ),
  );
}
