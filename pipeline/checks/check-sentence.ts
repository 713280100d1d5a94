// One sentence through all rules. The rules only ever add findings; the kind of the sentence decides what no finding means.
import type { Evidence, Finding, CheckResult, SentenceToCheck } from './types.ts';
import { resolveGround } from './ground.ts';
import type { PreparedDocument } from './ground.ts';
import { quotationRuns } from './quotation-runs.ts';
import { checkQuotations } from './quotations.ts';
import type { Place } from './quotations.ts';
import { settle } from './verdict.ts';

function evidenceOf(place: Place): Evidence {
  const { article } = place.source;
  return { articleId: article.id, snapshot: article.snapshot, start: place.span.start, end: place.span.end, role: 'supports' };
}

function missingGround(sentence: SentenceToCheck, resolved: ReturnType<typeof resolveGround>): Finding | null {
  if (sentence.kind === 'edited') {
    return resolved.cited.length === 0 && resolved.grounds.length === 0 ? { verdict: 'unverified', reason: 'no citation' } : null;
  }
  if (sentence.kind === 'reported' || sentence.kind === 'quotation') {
    return sentence.claimIds.length === 0 ? { verdict: 'unsupported', reason: 'rests on no claim' } : null;
  }
  return null;
}

export function checkSentence(sentence: SentenceToCheck, prepared: PreparedDocument): CheckResult {
  const text = sentence.text.normalize('NFC');
  const resolved = resolveGround(sentence, prepared);
  const findings: Finding[] = [...resolved.findings];
  const missing = missingGround(sentence, resolved);
  if (missing !== null) findings.push(missing);
  const runs = quotationRuns(text);
  const passages = resolved.grounds.map((ground): Place => ({ source: ground.source, span: ground.passage }));
  const places =
    sentence.kind === 'edited'
      ? [...new Set([...resolved.cited, ...resolved.grounds.map((ground) => ground.source)])].map((source): Place => ({
          source,
          span: source.whole,
        }))
      : passages;
  const quotations = checkQuotations(runs, places);
  findings.push(...quotations.findings);
  const evidence = [...quotations.found.flatMap((one) => one.places.slice(0, 1)), ...passages].map(evidenceOf);
  const isFact = sentence.kind !== 'analysis' && sentence.kind !== 'transition';
  return settle(sentence.ordinal, findings, evidence, { verdict: isFact || evidence.length > 0 ? 'supported' : 'opinion' });
}
