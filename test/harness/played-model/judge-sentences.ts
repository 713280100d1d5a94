// Plays the judge: a sentence whose figures and most of whose longer words stand in its passages is supported, by the words that carry it.
import type { JudgementAnswer } from '../../../agents/model/answers.ts';
import { toJudgeOf, type Blocks, type JudgedRow } from './request.ts';

type Judged = JudgementAnswer['sentences'][number];

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
const wordsIn = (text: string): string[] => folded(text).match(/[\p{L}\p{M}]{4,}/gu) ?? [];
const figuresIn = (text: string): string[] => text.match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? [];
/** As long a part of the passage as is worth showing. */
const shown = (text: string): string => text.split(/\s+/u).slice(0, 12).join(' ').slice(0, 80);

function judged({ ordinal, text, passages }: JudgedRow): Judged {
  const words = new Set(wordsIn(text));
  // Outlets name their own passages: their names need not stand in them.
  const outlets = new Set(passages.flatMap(([, outlet]) => wordsIn(outlet)));
  const shares = passages.map(([number, , , passage]) => {
    const own = new Set(wordsIn(passage));
    return { number, passage, shared: [...words].filter((word) => own.has(word)).length };
  });
  const [best] = [...shares].sort((left, right) => right.shared - left.shared);
  // The day that an outlet published on is known too: 2026-03-02 holds its 2.
  const all = passages.map(([, , day, passage]) => `${folded(passage)} ${day ?? ''} ${day?.replace(/-0?/g, ' ') ?? ''}`).join('\n');
  const missing = [...words].filter((word) => !all.includes(word) && !outlets.has(word));
  const figure = figuresIn(text).find((one) => !all.includes(folded(one)));
  const none = { ordinal, passage: null, words: null, beyond: null };
  if (best === undefined || (best.shared === 0 && words.size > 0))
    return { ...none, verdict: 'unsupported', reason: 'No passage speaks of it.' };
  const rests = { ordinal, passage: best.number, words: shown(best.passage) };
  if (figure !== undefined) return { ...rests, verdict: 'contradicted', beyond: figure, reason: `The passages do not give ${figure}.` };
  // What tells a report ("reports that", "according to") stands in no passage.
  if (missing.length > Math.max(4, words.size * 0.6))
    return { ...rests, verdict: 'partly', beyond: null, reason: 'Much of it is in other words than the passages’.' };
  return { ...rests, verdict: 'supported', beyond: null, reason: 'The passages say so.' };
}

/** Answers `judge-sentences` from the block `sentences` alone. */
export function judgeSentences(blocks: Blocks): JudgementAnswer {
  return { sentences: toJudgeOf(blocks).map(judged) };
}
