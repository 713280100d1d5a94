// Plays the reader: the article's most telling passages, each with its kind and, where a plain form of reporting names one, its speaker.
import type { ClaimsAnswer } from '../../../agents/model/answers.ts';
import { articleOf, passagesOf, type Blocks } from './request.ts';
import { speakerOf, type Speaker } from './speakers.ts';

type Claim = ClaimsAnswer['claims'][number];

const most = 11;
const denial =
  /\b(?:den(?:y|ies|ied|ial)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut|bestritt|dementiert|dément|démenti|niega|desmiente|отрица|опроверг)/iu;
const forecast =
  /\b(?:will|would|is expected|are expected|plans? to|is due|votes? on|next (?:week|month|year)|wird|werden|doit|votará|будет)\b/iu;
const opinion = /\b(?:should|must|ought|argued?|unacceptable|wrong|right|shame)\b/iu;
const background = /\b(?:since (?:19|20)\d\d|in (?:19|20)\d\d|last year|years ago|was founded|for decades)\b/iu;
const figure = /\p{N}/u;
const appeals =
  /\b(?:subscribe|newsletter|sign up|read more|advertisement|cookies|follow us)\b|ignore (?:all )?(?:previous|prior)|instructions|system prompt|you are (?:an|a) (?:ai|assistant)/iu;
const dangling = /^(?:he|she|it|they|this|that|these|those|but|and|such|er|sie|es|il|elle|ils|он|она|они|это)\b/iu;
const quotation = /["“«„]([^"“”«»„]{12,})["”»“]/u;

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
/** Writing without spaces between words is measured by characters. */
const isSpaceless = (text: string): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u.test(text);
const lengthOf = (text: string): number => (isSpaceless(text) ? Math.round(text.length / 2) : countWords(text));

function kindOf(text: string, speaker: Speaker | null): Claim['kind'] {
  if (denial.test(text)) return 'denial';
  if (background.test(text)) return 'background';
  if (opinion.test(text) && speaker !== null) return 'opinion';
  if (speaker !== null) return 'statement';
  if (forecast.test(text)) return 'forecast';
  return figure.test(text) ? 'figure' : 'event';
}

function worthOf(text: string, kind: Claim['kind'], place: number): number {
  const length = lengthOf(text);
  const names = text.match(/(?<=\s)\p{Lu}\p{L}+/gu)?.length ?? 0;
  const ofKind = { event: 2, denial: 2.5, figure: 2, statement: 1.8, forecast: 1.4, opinion: 1, background: 0.5 }[kind];
  return (
    ofKind + Math.min(1.5, names * 0.3) + (figure.test(text) ? 0.5 : 0) - place - (dangling.test(text) ? 1.5 : 0) - (length > 34 ? 1 : 0)
  );
}

const firstWords = (text: string, count: number): string => text.trim().split(/\s+/u).slice(0, count).join(' ');
const lastWords = (text: string, count: number): string => text.trim().split(/\s+/u).slice(-count).join(' ');

/** The speaker's own words, where the passage has a stretch of them between marks. */
function spokenPart(text: string): Pick<Claim, 'from' | 'to'> | null {
  const words = quotation.exec(text)?.[1]?.replace(/[,.]$/u, '');
  if (words === undefined || countWords(words) < 5 || countWords(words) > 24) return null;
  return { from: firstWords(words, 4), to: lastWords(words, 4) };
}

/** The first words after a dateline: "BRENNHOLM, 13 March (Meridian Wire) - Lethmark said". */
function afterDateline(text: string): string | null {
  const line = /^\p{Lu}[\p{L} ,.]{2,40}(?:\p{N}[^(—–-]{0,20})?\([^)]{3,40}\) ?[—–-] /u.exec(text);
  return line === null ? null : firstWords(text.slice(line[0].length), 5);
}

/** Answers `extract-claims` from the blocks `article` and `passages` alone. */
export function extractClaims(blocks: Blocks): ClaimsAnswer {
  const { language, title } = articleOf(blocks);
  const passages = passagesOf(blocks);
  let before: Speaker | null = null;
  const found = passages.flatMap(([passage, text], index): { claim: Claim; worth: number }[] => {
    const speaker = speakerOf(text, language, before);
    before = speaker ?? before;
    const length = lengthOf(text);
    if (text.trim() === title.trim() || length < 6 || length > 48 || text.includes('?') || appeals.test(text)) return [];
    const kind = kindOf(text, speaker);
    const spoken = speaker !== null && kind !== 'denial' ? spokenPart(text) : null;
    return [
      {
        claim: {
          passage,
          from: spoken?.from ?? afterDateline(text),
          to: spoken?.to ?? null,
          kind,
          speaker: speaker?.name ?? null,
          speakerKind: speaker?.kind ?? null,
          speakerRole: speaker?.role ?? null,
          spoken: spoken !== null,
          // It knows no language: what it cannot render it leaves in the article's own words.
          english: null,
        },
        worth: worthOf(text, kind, (1.5 * index) / Math.max(1, passages.length)),
      },
    ];
  });
  const chosen = found.toSorted((one, other) => other.worth - one.worth || one.claim.passage - other.claim.passage).slice(0, most);
  return { claims: chosen.map(({ claim }) => claim).toSorted((one, other) => one.passage - other.passage) };
}
