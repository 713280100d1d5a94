// A model may point at what somebody said without the words that say who, or at what was denied or doubted without the words that do so.
// Such a claim is given the whole of its passage: "X said that Y" is never kept as Y.
import type { Passage, Span } from '../../core/sources.ts';
import { hedgesOf } from '../facts/hedging.ts';
import { languageOf } from '../extractive/languages/index.ts';
import { readDenial } from '../extractive/text/denial.ts';
import { saysWhoTells } from '../extractive/text/teller.ts';

/** Right before a clause these turn it: "it is unlikely that", "no evidence that", "asked whether". */
const turns: Readonly<Record<string, RegExp>> = {
  en: /\b(?:unlikely|untrue|false|doubtful|impossible|no (?:evidence|proof|sign|indication|truth)|not (?:true|clear|the case|certain|known)|unclear|unknown|doubts?|doubted|whether|if|den(?:y|ied|ies|ying)|reject(?:s|ed)?|dismiss(?:es|ed)?)\b(?: \w+){0,4}$/i,
  es: /(?<!\p{L})(?:si|niega|negó|improbable que|falso que|no hay (?:pruebas|indicios) de que)\s*(?:que)?$/iu,
  fr: /(?<!\p{L})(?:si|dément|démenti|nie|nié|improbable que|faux que)\s*(?:que)?$/iu,
  de: /(?<!\p{L})(?:ob|bestreitet|bestritt|dementiert\p{L}*|unwahrscheinlich|falsch),?\s*(?:dass)?$/iu,
  ru: /(?<!\p{L})(?:ли|опроверг\p{L}*|отрица\p{L}+|маловероятно|неправда),?\s*(?:что)?$/iu,
};

/** Passages longer than this are not taken whole: they are no sentences. */
const longest = 700;

/**
 * The range to keep for `span` in `passage`: the same, or the whole passage where the words around it say who tells it and the claim
 * does not (`named`), or take it back.
 */
export function withItsTeller(text: string, passage: Passage, span: Span, language: string, named: boolean): Span {
  const before = text.slice(passage.start, span.start).replace(/[\s“"«„「]+$/u, '');
  const after = text.slice(span.end, passage.end);
  if (passage.end - passage.start > longest || (before === '' && !/\p{L}/u.test(after))) return span;
  const [lastHedge] = hedgesOf(before, language).slice(-1);
  const hedged = lastHedge !== undefined && before.length - before.lastIndexOf(lastHedge) - lastHedge.length <= 12;
  const denied = readDenial(before, language) !== null || (before !== '' && languageOf(language).cues.denial.test(before.slice(-60)));
  const turned = denied || hedged || (turns[language]?.test(before.replace(/\s+that$/u, '')) ?? false);
  const told = !named && (saysWhoTells(before, language) || saysWhoTells(after, language));
  return turned || told ? { start: passage.start, end: passage.end } : span;
}
