// The refusals of the database's own rules (store/migrations), by their SQLSTATE, as codes that desk and tests act on.
const refusals = {
  NR001: 'no-editor-session',
  NR002: 'stale-revision',
  NR003: 'text-differs',
  NR004: 'state-forbids',
  NR005: 'unchecked-sentences',
  NR006: 'missing-attestation',
  NR007: 'append-only',
  NR008: 'not-latest-decision',
  NR009: 'quotation-missing',
} as const;

export type DoorRefusal = (typeof refusals)[keyof typeof refusals];

/** The refusal that a database error stands for, or null when it is some other error. */
export function doorRefusal(error: unknown): DoorRefusal | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  const { code } = error;
  return typeof code === 'string' && code in refusals ? refusals[code as keyof typeof refusals] : null;
}
