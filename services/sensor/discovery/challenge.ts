/** `resource_metadata` in a WWW-Authenticate header (RFC 9728, section 5.1). */

/**
 * Quoted strings are passed over first, so that what stands in one is no parameter. A string without an end reaches to
 * the end of the header: every character is looked at once.
 */
const tokens =
  /"(?:[^"\\]|\\.|\\$)*(?:"|$)|(?<![^\s,])(resource_metadata)(\s{0,8}=\s{0,8})("(?:[^"\\]|\\.|\\$)*(?:"|$)|[^\s,"]+)/gis;

/** What the challenge points to. */
export function resourceMetadataIn(header: string): readonly string[] {
  return [...header.matchAll(tokens)]
    .filter(([, name]) => name !== undefined)
    .map(([, , , value = '']) => plain(value));
}

/** Points the challenge elsewhere; every other byte stays as it is. */
export function withResourceMetadata(header: string, url: string): string {
  return header.replace(tokens, (all: string, name: string | undefined, equals = '') =>
    name === undefined ? all : `${name}${equals}"${url}"`,
  );
}

function plain(value: string): string {
  return value.startsWith('"') ? value.replace(/^"|"$/g, '').replaceAll(/\\(.)/gs, '$1') : value;
}
