// Every figure outside the quotations is in the passages of the sentence's claims, with its unit. The same unit or noun with another value
// in the passage contradicts.
import { isDifference, isInPoints, isPortion, isShareInWords, portionsIn, roundsTo } from './derived-figures.ts';
import type { Figure } from './figures.ts';
import { sameFigure } from './figures.ts';
import { languageWords } from './language-words.ts';
import { ordinalOf } from './people-words.ts';
import type { Scope, SourcedFigure } from './scope.ts';
import type { Finding } from './types.ts';
import { sameWord } from './words.ts';
import type { Word } from './words.ts';

function sameNoun(asked: Figure, given: Figure, language: string): boolean {
  return asked.noun !== null && given.noun !== null && sameWord(asked.noun, given.noun, language);
}

/** Figures of the passages that say something else about the same thing. */
function rivals(asked: Figure, scope: Scope, language: string): SourcedFigure[] {
  const byNoun = scope.figures.filter(
    ({ figure }) => sameNoun(asked, figure, language) && (asked.unit === figure.unit || asked.unit === null || figure.unit === null),
  );
  if (byNoun.length > 0) return byNoun;
  if (asked.unit === null) return [];
  const byUnit = scope.figures.filter(({ figure }) => figure.unit === asked.unit);
  return byUnit.length <= 2 ? byUnit : [];
}

/** What is counted, for a reason: "2 to 1" counts no "to". */
function counted(noun: string | null, language: string): string {
  return noun === null || languageWords(language).functionWords.has(noun) ? '' : ` (${noun})`;
}

function list(figures: readonly SourcedFigure[]): string {
  return [...new Set(figures.map(({ figure }) => figure.text))].join(' and ');
}

/** Whether the passages give the figure in another way: rounded, as a difference of percentages, as a share in words. */
function isGivenOtherwise(asked: Figure, text: string, scope: Scope): boolean {
  if (scope.figures.some(({ figure }) => roundsTo(asked, text, figure))) return true;
  const texts = scope.strict.map(({ range }) => range);
  if (isInPoints(asked, text)) return texts.some((range) => isDifference(asked, range.reading.figures));
  return texts.some((range) => isShareInWords(asked, range.text) || isPortion(asked, range.text));
}

/** Percentage points are not percent: what rose from 4 to 6 percent rose by 2 points. */
function pointsForPercent(asked: Figure, text: string, scope: Scope): boolean {
  if (!isInPoints(asked, text)) return false;
  return !scope.strict.some(
    ({ range }) =>
      isDifference(asked, range.reading.figures) ||
      range.reading.figures.some((figure) => sameFigure({ ...asked, unit: figure.unit }, figure) && isInPoints(figure, range.text)),
  );
}

/** Words before the two ends of a change. */
const ends: readonly (readonly [RegExp, RegExp])[] = [
  // Not \b, which knows ASCII letters alone.
  [/(?<!\p{L})(?:from|von|da|dal|с|z|від|del?|des)\s$/iu, /(?<!\p{L})(?:to|auf|al?|do|до|para|à)\s$/iu],
];

/** "To 6.8 percent" where the passage has "from 6.8 percent". */
export function checkEndsOfChange(figures: readonly Figure[], text: string, scope: Scope): Finding[] {
  return figures.flatMap((asked): Finding[] => {
    for (const [from, to] of ends) {
      const sideOf = (figure: Figure, whole: string): 'from' | 'to' | null => {
        const before = whole.slice(Math.max(0, figure.start - 8), figure.start);
        return from.test(before) ? 'from' : to.test(before) ? 'to' : null;
      };
      const side = sideOf(asked, text);
      const given = scope.figures.flatMap(({ figure, range }) => (sameFigure(asked, figure) ? [sideOf(figure, range.text)] : []));
      if (side === null || given.length === 0 || !given.every((other) => other !== null && other !== side)) continue;
      return [
        { verdict: 'contradicted', reason: `the passage says “${given[0] ?? ''} ${asked.text}”, the sentence “${side} ${asked.text}”` },
      ];
    }
    return [];
  });
}

/** "Tripled" where the passage has "doubled", "half" where nothing is a half. */
export function checkPortions(text: string, scope: Scope): Finding[] {
  const given = scope.strict.flatMap(({ range }) => portionsIn(range.text));
  return portionsIn(text).flatMap((asked): Finding[] => {
    if (given.some((one) => one.name === asked.name)) return [];
    const [least, most] = asked.range;
    const inFigures = scope.figures.some(
      ({ figure }) => figure.unit === 'percent' && figure.values.some((value) => value / 100 >= least && value / 100 <= most + 0.1),
    );
    if (inFigures) return [];
    const [other] = given;
    if (other !== undefined) return [{ verdict: 'contradicted', reason: `the passage says “${other.text}”, the sentence “${asked.text}”` }];
    return [{ verdict: 'unsupported', reason: `“${asked.text}” is in no passage that the sentence rests on` }];
  });
}

/** "Third" where the passage has "second", or no ordinal at all. */
export function checkOrdinals(words: readonly Word[], scope: Scope, language: string): Finding[] {
  if (!scope.oneLanguage) return [];
  const given = scope.strict
    .flatMap(({ range }) => range.reading.words.flatMap((word) => ({ word, ordinal: ordinalOf(word.key, language) })))
    .filter(({ ordinal }) => ordinal !== null);
  return words.flatMap((word): Finding[] => {
    const asked = ordinalOf(word.key, language);
    if (asked === null || given.some(({ ordinal }) => ordinal === asked)) return [];
    const [other] = given;
    if (other !== undefined)
      return [{ verdict: 'contradicted', reason: `the passage says “${other.word.text}”, the sentence “${word.text}”` }];
    return [{ verdict: 'unsupported', reason: `“${word.text}” is in no passage that the sentence rests on` }];
  });
}

/** @param text the sentence outside its quotations, to which the figures' offsets belong. */
export function checkFigures(figures: readonly Figure[], scope: Scope, language: string, text: string): Finding[] {
  return figures.flatMap((asked): Finding[] => {
    if (pointsForPercent(asked, text, scope))
      return [{ verdict: 'unsupported', reason: `“${asked.text}” percentage points are in no passage that the sentence rests on` }];
    const same = scope.figures.filter(({ figure }) => sameFigure(asked, figure));
    const others = rivals(asked, scope, language).filter(({ figure }) => !sameFigure(asked, figure));
    const sameThing = same.some(
      ({ figure }) => sameNoun(asked, figure, language) || asked.unit !== null || asked.noun === null || figure.noun === null,
    );
    if (same.length > 0 && (sameThing || others.length === 0)) return [];
    if (isGivenOtherwise(asked, text, scope)) return [];
    const rival = others[0];
    if (rival !== undefined) {
      const { article } = rival.source;
      return [
        {
          verdict: 'contradicted',
          reason: `the passage says ${list(others)}${counted(rival.figure.noun ?? asked.noun, language)}, the sentence ${asked.text}`,
          evidence: {
            articleId: article.id,
            snapshot: article.snapshot,
            start: rival.range.span.start,
            end: rival.range.span.end,
            role: 'contradicts',
          },
        },
      ];
    }
    return [{ verdict: 'unsupported', reason: `the figure “${asked.text}” is in no passage that the sentence rests on` }];
  });
}
