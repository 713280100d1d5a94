// Denials and what they deny. A denial that says what it denies is set against the claims that say so; one that only points back
// ("denied it") against what stands right before it in its own article. Where neither is sure, it is set against nothing.
import { languageOf } from '../languages/index.ts';
import { readDenial, type DenialText } from '../text/denial.ts';
import { saysWhoTells } from '../text/teller.ts';
import { fold, termsOf } from '../text/words.ts';
import { conceptsOf, isAct } from './concepts.ts';
import type { Context } from './context.ts';
import { isNegated, negates } from './polarity.ts';
import { likeness, type Statement, type StoryWords } from './similarity.ts';

export interface Denial {
  readonly denial: Statement;
  readonly denied: readonly Statement[];
}

/** A statement read as a denial, or null. */
export function denialText(statement: Statement): DenialText | null {
  const { quote, language, kind } = statement.claim;
  return kind === 'denial' ? readDenial(quote, language) : null;
}

/** Who denies, as the source names them; null where it is not said in a few words. */
export function denierOf(statement: Statement): string | null {
  const link = statement.claim.attribution.at(-1);
  if (link !== undefined && link.kind !== 'outlet' && link.kind !== 'agency') return link.name;
  const before = (denialText(statement)?.before ?? '')
    .trim()
    .replace(/^.*;\s*/u, '')
    .replace(/,$/, '')
    .replace(/\s+(?:has|have|had|also|again|later|repeatedly|flatly|strongly|ha|a|hat)$/iu, '');
  if (before === '' || before.length > 70 || /[:!?“”"«»]|\b(?:and|but|he|she|it|they)$/i.test(before)) return null;
  return before.replace(/^(?:The|A|An)(?= \p{Ll})/u, (article) => article.toLowerCase());
}

const lastWord = (text: string | null): string =>
  fold(text ?? '')
    .split(/[\s,]+/)
    .findLast(Boolean) ?? '';

function sameVoice(a: Statement, b: Statement): boolean {
  const one = lastWord(denierOf(a));
  const link = b.claim.attribution.at(-1);
  return one !== '' && link !== undefined && link.kind !== 'outlet' && lastWord(link.name) === one;
}

/** Words under which something is named without being asserted. */
const hedged = /[?？؟]$|\b(?:alleged|mistakenly|wrongly|falsely|whether|may have|might have|any role|if)\b/i;

/** Something asserted: no denial, not what somebody thinks, nothing left open. */
function asserts(statement: Statement): boolean {
  const { kind, quote } = statement.claim;
  return kind !== 'denial' && kind !== 'opinion' && !hedged.test(quote);
}

/** Words of a denial that say nothing of what is denied. */
const empty = new Set([
  'anyon',
  'anyth',
  'noth',
  'ever',
  'report',
  'claim',
  'alleg',
  '=accuse',
  'such',
  'sugg',
  'thing',
  'gav',
  'giv',
  'rol',
  'part',
  'knowledg',
]);
/** A denied thing that fills less of an assertion than this is only mentioned in it. */
const leastFilled = 0.12;

/** Claims that state what a denial's own words deny. */
function contradicted(denial: Statement, text: DenialText, statements: readonly Statement[], story: StoryWords): Statement[] {
  const { language } = denial.claim;
  const { stopWords } = languageOf(language).cues;
  const deniers = conceptsOf(termsOf(text.before, language, stopWords), language);
  const content = new Set(
    [...conceptsOf(termsOf(text.content, language, stopWords), language)].filter((concept) => !empty.has(concept) && !deniers.has(concept)),
  );
  if (![...content].some((concept) => /\D/.test(concept))) return [];
  const acts = [...content].filter(isAct);
  // What the denial is about comes first in it: a share of the rest alone is another matter.
  const head = [...content].find((concept) => story.common.has(concept)) ?? [...content][0] ?? '';
  // "Denied opening the gates without warning" contradicts that nobody was warned, not that the gates were opened.
  const negative = negates(text.content, language);
  const scored = statements.flatMap((other) => {
    if (other.claim.language !== language || !asserts(other) || isNegated(other) !== negative || sameVoice(denial, other)) return [];
    const { shared } = likeness({ terms: content }, { terms: other.concepts }, story.rare);
    if (
      shared === 0 ||
      (language === 'en' && !other.concepts.has(head)) ||
      (acts.length > 0 && !acts.some((act) => other.concepts.has(act)))
    )
      return [];
    let all = 0;
    let found = 0;
    let told = 0;
    for (const concept of other.concepts) told += story.rare.get(concept) ?? 1;
    for (const concept of content) {
      const weight = story.rare.get(concept) ?? 1;
      all += weight;
      if (other.concepts.has(concept)) found += weight;
    }
    const share = found / all;
    if (found < leastFilled * told) return [];
    const enough = content.size === 1 ? shared === 1 && acts.length === 1 : shared >= 2 && share >= 0.6;
    return enough ? [{ other, share }] : [];
  });
  const most = Math.max(0, ...scored.map((one) => one.share));
  return scored.filter((one) => one.share >= most - 0.15).map((one) => one.other);
}

/** What stands right before a denial that points back: in its own paragraph, or in the one before where that accuses who denies. */
function pointedAt(denial: Statement, context: Context): Statement[] {
  const own = context.placeOf(denial);
  const { stopWords } = languageOf(denial.claim.language).cues;
  const deniers = new Set((fold(denierOf(denial) ?? '').match(/[\p{L}]{3,}/gu) ?? []).filter((word) => !stopWords.has(word)));
  return context.before(denial).filter((other) => {
    if (!asserts(other) || sameVoice(denial, other) || sameSpeaker(denial, other) || !isTold(other, deniers)) return false;
    if (context.placeOf(other)?.paragraph === own?.paragraph) return true;
    const words = fold(other.claim.quote).match(/[\p{L}]{3,}/gu) ?? [];
    return words.some((word) => deniers.has(word)) && accusing.test(other.claim.quote);
  });
}

/** "Denied it" denies what somebody said, or what is told of the one who denies: not whatever happens to stand before it. */
function isTold({ claim }: Statement, deniers: ReadonlySet<string>): boolean {
  const speaker = claim.attribution.at(-1);
  if (speaker !== undefined && speaker.kind !== 'outlet') return true;
  if (saysWhoTells(claim.quote, claim.language) || accusing.test(claim.quote)) return true;
  return (fold(claim.quote).match(/[\p{L}]{3,}/gu) ?? []).some((word) => deniers.has(word));
}

const accusing = /\b(?:accus|blam|alleg)\p{L}*/iu;

function sameSpeaker(a: Statement, b: Statement): boolean {
  const [one, other] = [a.claim.attribution.at(-1), b.claim.attribution.at(-1)];
  return one !== undefined && one.kind !== 'outlet' && one.name === other?.name;
}

export function denialsOf(statements: readonly Statement[], story: StoryWords, context: Context): Denial[] {
  return statements.flatMap((denial): Denial[] => {
    const text = denialText(denial);
    if (text === null) return [];
    if (!text.points) {
      const denied = contradicted(denial, text, statements, story);
      return denied.length === 0 ? [] : [{ denial, denied }];
    }
    // A sentence that says more before its denial denies that: "weapons were hidden in two of them, and the order denies it".
    if (text.before.length > 90 || /;|, (?:and|but|which|while|und|mais|pero|но) \p{L}/u.test(text.before)) return [];
    const denied = pointedAt(denial, context);
    return denied.length === 0 ? [] : [{ denial, denied }];
  });
}
