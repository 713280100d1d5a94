// The words, figures and dates that a sentence may draw on. Strict: the passages of its claims. Wide: two sentences around them, the title,
// the speaker and the outlet; only attribution (who said it, in which role) may come from there.
import type { AttributionLink } from '../../core/claims.ts';
import type { NamedDate } from './dates.ts';
import type { Figure } from './figures.ts';
import type { Ground } from './ground.ts';
import type { ReadRange, SourceIndex } from './source-index.ts';
import { Reading } from './reading.ts';
import { WordSet, wordsOf } from './words.ts';

const neighbours = 2;

export interface SourcedFigure {
  readonly figure: Figure;
  readonly range: ReadRange;
  readonly source: SourceIndex;
}
export interface SourcedDate {
  readonly date: NamedDate;
  readonly range: ReadRange;
  readonly source: SourceIndex;
}

export interface Scope {
  readonly grounds: readonly Ground[];
  readonly sources: readonly SourceIndex[];
  readonly strict: readonly { readonly source: SourceIndex; readonly range: ReadRange }[];
  readonly wide: readonly { readonly source: SourceIndex; readonly range: ReadRange }[];
  /** Outlets, authors, and those speakers and roles that the snapshot itself names. */
  readonly named: WordSet;
  /** Speakers that the snapshots name, by name and role. */
  readonly speakers: readonly AttributionLink[];
  readonly figures: readonly SourcedFigure[];
  readonly dates: readonly SourcedDate[];
  /** English renderings of the claims: for words only, never for figures or dates. */
  readonly renderings: WordSet;
  /** True where all sources are written in the sentence's language. */
  readonly oneLanguage: boolean;
}

function addAll(set: WordSet, text: string): void {
  for (const word of wordsOf(text)) set.add(word.key);
}

/** A speaker counts only as far as the stored text has the name: a claim's attribution is a reading of it, not the text. */
function namedInText(link: AttributionLink, source: SourceIndex): boolean {
  const { words } = source.read(source.whole);
  if (source.article.text.includes(link.name)) return true;
  const keys = wordsOf(link.name).filter((word) => word.capitalised || word.caseless);
  return keys.length > 0 && keys.every((word) => words.has(word.key, source.article.language));
}

function addLink(link: AttributionLink, source: SourceIndex, named: WordSet): void {
  const { words } = source.read(source.whole);
  addAll(named, link.name);
  for (const word of wordsOf(link.role ?? '')) if (words.has(word.key, source.article.language)) named.add(word.key);
}

export function scopeOf(grounds: readonly Ground[], language: string): Scope {
  const strict = new Map<string, { source: SourceIndex; range: ReadRange }>();
  const wide = new Map<string, { source: SourceIndex; range: ReadRange }>();
  const named = new WordSet();
  const renderings = new WordSet();
  const speakers: AttributionLink[] = [];
  const roleFigures: SourcedFigure[] = [];
  for (const { source, passage, claim } of grounds) {
    const put = (into: typeof strict, range: ReadRange): void =>
      void into.set(`${source.article.snapshot}:${range.span.start}:${range.span.end}`, { source, range });
    const own = source.read(passage);
    put(strict, own);
    put(wide, source.read(source.passagesAround(passage, neighbours)));
    put(wide, source.read(source.title));
    addAll(named, source.article.outlet);
    addAll(named, source.article.origin);
    if (source.article.author !== null) addAll(named, source.article.author);
    if (claim === null) continue;
    if (claim.english !== null) addAll(renderings, claim.english);
    for (const link of claim.attribution) {
      if (link.kind === 'outlet' || !namedInText(link, source)) continue;
      addLink(link, source, named);
      if (link.kind !== 'agency') speakers.push(link);
      for (const part of [link.name, link.role]) {
        if (part === null || !source.article.text.includes(part)) continue;
        for (const figure of new Reading(part, source.article.language).figures) roleFigures.push({ figure, range: own, source });
      }
    }
  }
  const ranges = [...strict.values()];
  let figures: SourcedFigure[] | null = null;
  let dates: SourcedDate[] | null = null;
  return {
    grounds,
    sources: [...new Set(grounds.map((ground) => ground.source))],
    strict: ranges,
    wide: [...wide.values()],
    named,
    speakers,
    get figures() {
      figures ??= [
        ...ranges.flatMap(({ source, range }) => range.reading.figures.map((figure) => ({ figure, range, source }))),
        ...roleFigures,
      ];
      return figures;
    },
    get dates() {
      dates ??= ranges.flatMap(({ source, range }) => range.reading.dates.map((date) => ({ date, range, source })));
      return dates;
    },
    renderings,
    oneLanguage: grounds.every((ground) => ground.source.article.language === language),
  };
}

/** Whether a folded word is in the passages of the claims themselves. */
export function inPassages(scope: Scope, key: string): boolean {
  return scope.strict.some(({ source, range }) => range.words.has(key, source.article.language)) || scope.renderings.has(key, 'en');
}

/** The range around the claims that has a folded word, or null. */
export function aroundPassages(scope: Scope, key: string): { source: SourceIndex; range: ReadRange } | null {
  return scope.wide.find(({ source, range }) => range.words.has(key, source.article.language)) ?? null;
}
