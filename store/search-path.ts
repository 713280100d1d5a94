// A view's search path arrives as configuration and ends up inside SQL and connection options, where it cannot be
// a bound parameter: so only plain or quoted identifiers pass, and everything else stops the start.
const identifier = /^(?:[A-Za-z_][A-Za-z0-9_$]*|"(?:[^"\\]|"")+")$/;

/** Schema names in order, as written, from a list such as `newsroom, public`. Throws TypeError on anything else. */
export function parseSearchPath(searchPath: string): string[] {
  const names = searchPath.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!identifier.test(name)) {
      throw new TypeError(
        `search path ${JSON.stringify(searchPath)}: ${JSON.stringify(name)} is not a schema name; write plain names separated by commas`,
      );
    }
  }
  return names;
}
