// What has to be exactly right: figures, dates, names, negation and quotations, as the deterministic checks read them.
import { calendarOf } from '../calendar.ts';
import { sameDate } from '../dates.ts';
import { sameFigure } from '../figures.ts';
import { quotationRuns } from '../quotation-runs.ts';
import { Reading } from '../reading.ts';
import type { Alignment } from './alignment.ts';
import type { Window } from './windows.ts';
import type { WordForm } from './word-forms.ts';

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

type IsTelling = (form: WordForm) => boolean;

/** Which words can be a figure or belong to a date. */
function tellingIn(language: string): IsTelling {
  const { months, weekdays } = calendarOf(language);
  return ({ figure, key }) => figure || months.has(key) || weekdays.has(key);
}

/** UTF-16 units of a window that are read for figures and dates: enough for three sentences, not for three tables. */
const mostRead = 600;

/** The sentences of a window that have a figure or a date, as the rules for them read it; null where none has. */
function readWindow({ source }: Alignment, window: Window, isTelling: IsTelling): Reading | null {
  let text = '';
  for (let number = window.first; number < window.first + window.length && text.length < mostRead; number += 1) {
    const [first, end] = [source.sentences[number] ?? 0, source.sentences[number + 1] ?? 0];
    if (!source.words.slice(first, end).some(isTelling)) continue;
    // Signs of currency and percent stand right before the first and right after the last word.
    text += `${source.text.slice(Math.max(0, (source.starts[first] ?? 0) - 2), (source.ends[end - 1] ?? 0) + 2)}\n`;
  }
  return text === '' ? null : new Reading(text.slice(0, mostRead), source.language);
}

function figuresAndDates(alignment: Alignment, window: Window, inWindow: Uint8Array): Record<string, number> {
  const { sentence, terms } = alignment;
  const isTelling = tellingIn(sentence.language);
  // Reading figures and dates takes longer than all else together: it is done where a word that can be one is not in the window as it is.
  if (!terms.some(({ form }, index) => inWindow[index] === 0 && isTelling(form))) return { figuresMissing: 0, datesMissing: 0 };
  const { figures, dates } = new Reading(sentence.text, sentence.language);
  const given = readWindow(alignment, window, isTelling);
  return {
    figuresMissing: figures.filter((figure) => given?.figures.some((other) => sameFigure(figure, other)) !== true).length,
    datesMissing: dates.filter((date) => given?.dates.some((other) => sameDate(date, other, null)) !== true).length,
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

/** Quotations of the sentence whose words do not stand in the source in one run; marks and forms of words are the other rules' matter. */
function quotationsMissing({ sentence, runs }: Alignment): number {
  if (!/["“”„«»「『]/u.test(sentence.text)) return 0;
  let missing = 0;
  for (const quotation of quotationRuns(sentence.text)) {
    let first = 0;
    while ((sentence.starts[first] ?? Infinity) < quotation.start) first += 1;
    let end = first;
    while ((sentence.starts[end] ?? Infinity) < quotation.end) end += 1;
    if ((runs[first] ?? 0) < end - first) missing += 1;
  }
  return Math.min(2, missing);
}

export function exactFeatures(alignment: Alignment, window: Window, inWindow: Uint8Array): Record<string, number> {
  return {
    ...figuresAndDates(alignment, window, inWindow),
    ...namesAndNumbers(alignment),
    ...negations(alignment, window),
    quotationsMissing: quotationsMissing(alignment),
  };
}
