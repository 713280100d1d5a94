// Plays the judge of renderings: it knows no language, so it compares what any reader could, the figures and the words that both share.
import type { RenderingsAnswer } from '../../../agents/model/answers.ts';
import { renderingsOf, type Blocks, type RenderingRow } from './request.ts';

const figuresIn = (text: string): string[] => (text.match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? []).map((figure) => figure.replace(/\D/gu, ''));

function judged({ number, quotation, english }: RenderingRow): RenderingsAnswer['renderings'][number] {
  const known = new Set(figuresIn(quotation));
  const beyond = english.match(/\p{N}+(?:[.,]\p{N}+)*/gu)?.find((figure) => !known.has(figure.replace(/\D/gu, ''))) ?? null;
  const words = quotation.split(/\s+/u).slice(0, 8).join(' ').slice(0, 60);
  if (beyond !== null) return { number, verdict: 'contradicted', words, beyond, reason: `The quotation does not give ${beyond}.` };
  return { number, verdict: 'supported', words, beyond: null, reason: 'It says what the quotation says.' };
}

/** Answers `judge-renderings` from the block `renderings` alone. */
export function judgeRenderings(blocks: Blocks): RenderingsAnswer {
  return { renderings: renderingsOf(blocks).map(judged) };
}
