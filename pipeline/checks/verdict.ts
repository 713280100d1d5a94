// From findings to one verdict: the worst wins, and nothing found wrong is not yet support.
import type { CheckResult, Evidence, Finding } from './types.ts';

const severity = ['contradicted', 'unsupported', 'unverified', 'partly'] as const;

function distinct(evidence: readonly Evidence[]): Evidence[] {
  const byRange = new Map<string, Evidence>();
  for (const one of evidence) byRange.set(`${one.snapshot}:${one.start}:${one.end}:${one.role}`, one);
  return [...byRange.values()];
}

/** The verdict of a sentence whose findings are all in, with `otherwise` where there are none. */
export function settle(
  ordinal: number,
  findings: readonly Finding[],
  evidence: readonly Evidence[],
  otherwise: { verdict: 'supported' | 'opinion'; reasons?: readonly string[] },
): CheckResult {
  const worst = severity.find((verdict) => findings.some((finding) => finding.verdict === verdict));
  const against = findings.flatMap((finding) => finding.evidence ?? []);
  if (worst === undefined) {
    return { ordinal, verdict: otherwise.verdict, reasons: [...(otherwise.reasons ?? [])], evidence: distinct(evidence) };
  }
  const ordered = severity.flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict));
  return {
    ordinal,
    verdict: worst,
    reasons: [...new Set(ordered.map((finding) => finding.reason))],
    evidence: distinct([...evidence, ...against]),
  };
}

/** What a sentence gets when a rule could not be finished: never a pass. */
export function unverified(ordinal: number, reason: string): CheckResult {
  return { ordinal, verdict: 'unverified', reasons: [reason], evidence: [] };
}
