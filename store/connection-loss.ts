// Whether a statement failed because its connection to the database was lost, and not by anything that it asked.

// Class 08: connection exceptions; 57P01 to 57P03: the server stops, was ended, or cannot take anybody yet; 53300: it has no place left now.
const states = /^(?:08\w{3}|57P0[123]|53300)$/;
const systemCodes = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const deepest = 8;

function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Follows causes. An end of the connection that `pg` reports without a code is not among them. */
export function isConnectionLoss(error: unknown): boolean {
  for (let depth = 0, at = error; depth < deepest && at instanceof Error; depth += 1, at = at.cause) {
    const code = codeOf(at);
    if (code !== null && (states.test(code) || systemCodes.has(code))) return true;
  }
  return false;
}

/** An Error of no class of its own and without a code: what `pg` throws when a connection ends under it, and nothing of ours does. */
export function isBareError(error: unknown): boolean {
  return error instanceof Error && error.constructor === Error && codeOf(error) === null && error.cause === undefined;
}
