// Figures of one thing that differ. Two ways to be sure that it is one thing: a source itself sets two figures side by side ("X counts
// 38,000 soldiers. Y speaks of 21,000."), or two statements count the same noun in all but the same words.
import type { SourceArticle } from '../../../core/sources.ts';
import { languageOf } from '../languages/index.ts';
import { disputeCuesOf, type DisputeCues } from '../languages/dispute-cues.ts';
import { figuresOf, type Figure } from '../text/figures.ts';
import { termsOf } from '../text/words.ts';
import type { Context } from './context.ts';
import { compatible } from './measures.ts';
import { onceEach } from './once-each.ts';
import { hasInCommon, likeness, type Statement, type StoryWords } from './similarity.ts';

export interface Difference {
  readonly one: Figure;
  readonly other: Figure;
}

/** Values of one thing, and how each is counted where the source says so. */
export interface Rivals {
  readonly values: Set<number>;
  readonly units: Set<string>;
  readonly languages: Set<string>;
}

interface Segment {
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly voice: ReadonlySet<string>;
  readonly sourced: boolean;
}

const pronoun = /^(?:he|she|it|they|this|that|er|sie|es|il|elle|ils|él|ella|он|она|они|他|她|它)\b/iu;

function segmentsOf(text: string, language: string, cues: DisputeCues): Segment[] {
  const { stopWords } = languageOf(language).cues;
  return text.split(/(?<=[;；])\s*/u).map((part) => {
    const after = cues.accordingTo.exec(part)?.groups?.['voice'];
    const verb = cues.estimates.exec(part);
    const voice = after ?? (verb === null || pronoun.test(part) ? '' : part.slice(0, verb.index));
    return {
      text: part,
      figures: figuresOf(part, language, stopWords),
      voice: termsOf(voice, language, stopWords),
      sourced: after !== undefined || verb !== null,
    };
  });
}

const disjoint = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => ![...a].some((term) => b.has(term));

/** Figures of two neighbouring segments that their article sets against each other, or null. */
function setAgainst(one: Segment, other: Segment, cues: DisputeCues, paragraph: string): Difference | null {
  if (!one.sourced || !other.sourced || other.voice.size === 0 || !disjoint(one.voice, other.voice)) return null;
  if (cues.elapsed.test(one.text) || cues.elapsed.test(other.text)) return null;
  const first = one.figures.filter((figure) => figure.value >= 10);
  const second = other.figures.filter((figure) => figure.value >= 10);
  const b = second[0];
  if (b === undefined || second.filter((figure) => figure.unit === b.unit).length > 1) return null;
  const a = first.find((figure) => figure.unit === b.unit || b.unit === '') ?? first[0];
  if (a === undefined || compatible(a, b) || first.some((figure) => figure.value === b.value)) return null;
  const ratio = Math.max(a.value, b.value) / Math.min(a.value, b.value);
  if (ratio > 6 || (a.unit !== b.unit && a.unit !== '' && b.unit !== '')) return null;
  // The second names no thing of its own, or the source says that the two differ.
  const elided = b.unit === '' && cues.differing.test(other.text.slice(0, b.start));
  const said = a.unit === b.unit && (cues.differing.test(paragraph) || cues.differing.test(other.text.slice(0, b.start)));
  return elided || said ? { one: a, other: b } : null;
}

function rivalsOf(article: SourceArticle, context: Context): Difference[] {
  const cues = disputeCuesOf(article.language);
  if (cues === null) return [];
  return context.paragraphs(article).flatMap((paragraph) => {
    const segments = paragraph.passages.flatMap((passage) =>
      segmentsOf(article.text.slice(passage.start, passage.end), article.language, cues),
    );
    return segments.flatMap((one, index) =>
      segments.slice(index + 1, index + 3).flatMap((other) => setAgainst(one, other, cues, paragraph.text) ?? []),
    );
  });
}

/** Rival values of the whole story: differences that share a value and a unit are of one thing. */
export function storyRivals(context: Context): Rivals[] {
  const all: Rivals[] = [];
  for (const article of context.articles) {
    for (const { one, other } of rivalsOf(article, context)) {
      const values = [one.value, other.value];
      const units = [one.unit, other.unit].filter(Boolean);
      const known = all.find((rivals) => values.some((value) => rivals.values.has(value)));
      if (known === undefined) all.push({ values: new Set(values), units: new Set(units), languages: new Set([article.language]) });
      else {
        for (const value of values) known.values.add(value);
        for (const unit of units) known.units.add(unit);
        known.languages.add(article.language);
      }
    }
  }
  return all;
}

/** The figures of a statement that are among rival values. A round or small value counts only with its unit. */
export function rivalFigures(statement: Statement, rivals: Rivals): Figure[] {
  return statement.figures.filter((figure) => {
    if (!rivals.values.has(figure.value)) return false;
    if (figure.unit === '' || rivals.units.has(figure.unit)) return true;
    return figure.value >= 1000 && (!rivals.languages.has(statement.claim.language) || rivals.units.size === 0 || isPeople(figure.unit));
  });
}

const isPeople = (unit: string): boolean => /^(?:peopl|person|resid|displac|hous|hom|soldi|troop)/.test(unit);

const sameKind = (a: string, b: string): boolean => a === b || (isPeople(a) && isPeople(b));

const days =
  /\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|(?:18|19|20)\d\d)\b/gi;

const daysOf = onceEach(({ claim }: Statement) => new Set((claim.quote.match(days) ?? []).map((day) => day.toLowerCase())));

function datesClash(a: Statement, b: Statement): boolean {
  const [one, other] = [daysOf(a), daysOf(b)];
  return one.size > 0 && other.size > 0 && disjoint(one, other);
}

/** It speaks of another time too: its figures may be of that. */
export const isElapsed = onceEach(({ claim }: Statement): boolean => disputeCuesOf(claim.language)?.elapsed.test(claim.quote) ?? false);

const multiplierStems = new Set(['thousand', 'million', 'billion', 'trillion']);

/** Whether there is anything to tell apart: a figure of the one, and another of the same thing in the other. Asked of every pair. */
function haveRivals(a: Statement, b: Statement): boolean {
  for (const one of a.figures)
    if (one.unit !== '') for (const other of b.figures) if (sameKind(other.unit, one.unit) && !compatible(one, other)) return true;
  return false;
}

/** What a statement says beside its figures. */
const wordsOf = onceEach(
  ({ concepts }: Statement): ReadonlySet<string> =>
    new Set([...concepts].filter((concept) => !/\d/.test(concept) && !multiplierStems.has(concept))),
);

/** Figures of one thing that two statements in one language give differently, or null. */
export function differentFigures(a: Statement, b: Statement, story: StoryWords): Difference | null {
  if (a.claim.language !== b.claim.language || a.figures.length === 0 || b.figures.length === 0) return null;
  if (isElapsed(a) || isElapsed(b) || !haveRivals(a, b) || !hasInCommon(wordsOf(a), wordsOf(b), 3) || datesClash(a, b)) return null;
  const { overlap, contained, shared } = likeness({ terms: wordsOf(a) }, { terms: wordsOf(b) }, story.rare);
  if (contained < 0.45) return null;
  for (const one of a.figures) {
    if (one.unit === '' || b.figures.some((figure) => figure.value === one.value)) continue;
    const rivals = b.figures.filter((figure) => sameKind(figure.unit, one.unit) && !a.figures.some((own) => own.value === figure.value));
    const peers = a.figures.filter((figure) => sameKind(figure.unit, one.unit));
    const [other] = rivals;
    if (peers.length !== 1 || rivals.length !== 1 || other === undefined || compatible(one, other)) continue;
    // Near values are of one thing more likely than far ones.
    const ratio = Math.max(one.value, other.value) / Math.max(1, Math.min(one.value, other.value));
    if (ratio <= 1.35 || (shared >= 4 && contained >= 0.5 && overlap >= 0.3)) return { one, other };
  }
  return null;
}
