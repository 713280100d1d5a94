// What has to be exactly right: figures, dates, names, negation and quotations, as the deterministic checks read them.
import { calendarOf } from '../calendar.ts';
import type { NamedDate } from '../dates.ts';
import { sameDate } from '../dates.ts';
import type { Figure } from '../figures.ts';
import { sameFigure } from '../figures.ts';
import { foldQuotation } from '../source-index.ts';
import { quotationRuns } from '../quotation-runs.ts';
import { Reading } from '../reading.ts';
import type { Alignment } from './alignment.ts';
import type { Window } from './windows.ts';

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Text of a window, cut at a length that keeps the reading of figures quick. */
function windowText({ source }: Alignment, window: Window): string {
  const first = source.sentences[window.first] ?? 0;
  const end = (source.sentences[window.first + window.length] ?? 1) - 1;
  const start = source.starts[first] ?? 0;
  return source.text.slice(Math.max(0, start - 8), Math.min(source.ends[end] ?? 0, start + 800) + 8);
}

function figuresAndDates(alignment: Alignment, window: Window): Record<string, number> {
  const { sentence } = alignment;
  // Reading figures and dates takes longer than all else together: it is done where a word of the sentence can be one.
  const { months, weekdays } = calendarOf(sentence.language);
  const nothing = { figuresMissing: 0, datesMissing: 0 };
  if (!sentence.words.some(({ figure, key }) => figure || months.has(key) || weekdays.has(key))) return nothing;
  const own = new Reading(sentence.text, sentence.language);
  const figures: readonly Figure[] = own.figures;
  const dates: readonly NamedDate[] = own.dates;
  if (figures.length === 0 && dates.length === 0) return nothing;
  const given = new Reading(windowText(alignment, window), alignment.source.language);
  const near = figures.filter((figure) => given.figures.some((other) => sameFigure(figure, other))).length;
  const right = dates.filter((date) => given.dates.some((other) => sameDate(date, other, null))).length;
  return {
    figuresMissing: figures.length - near,
    datesMissing: dates.length - right,
  };
}

/** Names and numbers of the sentence that the source has not. */
function namesAndNumbers({ terms }: Alignment): Record<string, number> {
  let [names, namesMissing, numbers, numbersMissing] = [0, 0, 0, 0];
  terms.forEach((term) => {
    if (term.form.figure) {
      numbers += 1;
      if (!term.stem) numbersMissing += 1;
    } else if (term.name) {
      names += 1;
      if (!term.opening) namesMissing += 1;
    }
  });
  return {
    namesMissing: Math.min(4, namesMissing),
    namesMissingShare: share(namesMissing, names),
    numbersMissing: Math.min(3, numbersMissing),
    numbersMissingShare: share(numbersMissing, numbers),
  };
}

function negations({ sentence, source }: Alignment, window: Window): Record<string, number> {
  let own = 0;
  for (const form of sentence.words) if (form.negation) own += 1;
  let given = 0;
  for (let at = source.sentences[window.first] ?? 0; at < (source.sentences[window.first + window.length] ?? 0); at += 1)
    if (source.words[at]?.negation === true) given += 1;
  return { negationAdded: own > 0 && given === 0 ? 1 : 0, negationDropped: own === 0 && given > 0 ? 1 : 0 };
}

function quotations({ sentence, source }: Alignment): Record<string, number> {
  if (!/["“”„«»「『]/u.test(sentence.text)) return { quotationsMissing: 0 };
  const runs = quotationRuns(sentence.text);
  const folded = runs.length === 0 ? '' : foldQuotation(source.text).toLowerCase();
  const verbatim = runs.filter((run) => folded.includes(foldQuotation(run.text).toLowerCase())).length;
  return { quotationsMissing: Math.min(2, runs.length - verbatim) };
}

export function exactFeatures(alignment: Alignment, window: Window): Record<string, number> {
  return {
    ...figuresAndDates(alignment, window),
    ...namesAndNumbers(alignment),
    ...negations(alignment, window),
    ...quotations(alignment),
  };
}
