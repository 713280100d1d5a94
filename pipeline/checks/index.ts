// The first layer of checks: deterministic, a sentence at a time, failing closed. It reads stored text only. What it cannot decide
// is `unverified`, and a rule that throws or takes too long makes its sentence `unverified`: there is no way from an error to a pass.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { messageOf } from '../../core/errors.ts';
import { sentenceChecker } from './check-sentence.ts';
import type { CheckResult, DocumentToCheck, SentenceToCheck } from './types.ts';
import { unverified } from './verdict.ts';

export type { CheckResult, DocumentToCheck, SentenceToCheck } from './types.ts';

/** Changes whenever a rule does: a verdict is only comparable with verdicts of the same version. */
export const checkerVersion = 'first-layer/12';

/** UTF-16 units. A longer sentence is not one; checking it would take time that nobody gains from. */
const maximumSentence = 6000;
/** Milliseconds without giving other work a turn. */
const turn = 25;
/** Milliseconds a sentence may take before its verdict is not trusted to have been reached in time. */
const sentenceTime = 2000;

/**
 * One result for each sentence, in order. Rejects only when `signal` is aborted, with its reason: a stopped check is no verdict.
 */
export async function checkDocument(input: DocumentToCheck, signal: AbortSignal): Promise<CheckResult[]> {
  signal.throwIfAborted();
  const check = sentenceChecker(input);
  const results: CheckResult[] = [];
  let turnStarted = performance.now();
  for (const sentence of input.sentences) {
    if (performance.now() - turnStarted > turn) {
      await nextTurn();
      signal.throwIfAborted();
      turnStarted = performance.now();
    }
    results.push(checkOne(sentence, () => check(sentence)));
  }
  return results;
}

function checkOne(sentence: SentenceToCheck, check: () => CheckResult): CheckResult {
  if (sentence.text.length > maximumSentence) return unverified(sentence.ordinal, `longer than ${maximumSentence} characters`);
  const started = performance.now();
  try {
    const result = check();
    const took = performance.now() - started;
    return took > sentenceTime
      ? unverified(sentence.ordinal, `the check took ${Math.round(took)} ms, more than ${sentenceTime} ms`)
      : result;
  } catch (error) {
    return unverified(sentence.ordinal, `the check failed: ${messageOf(error)}`);
  }
}
