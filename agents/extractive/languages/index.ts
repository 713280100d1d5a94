// The languages the extractive writer knows. Any other is written with neutral marks alone: `Outlet: “…”`.
import { arabic, chinese, hindi, japanese, turkish } from './asian.ts';
import { english } from './english.ts';
import { dutch, german } from './germanic.ts';
import type { Language } from './language.ts';
import { french, italian, portuguese, spanish } from './romance.ts';
import { fold } from '../text/words.ts';
import { polish, russian, ukrainian } from './slavic.ts';

/** Words that are compared with folded text, folded alike. */
function folded(language: Language): Language {
  const { stopWords, backReferences, firstPerson } = language.cues;
  const cues = {
    ...language.cues,
    stopWords: new Set([...stopWords].map(fold)),
    backReferences: backReferences.map(fold),
    firstPerson: firstPerson.map(fold),
  };
  return { ...language, cues };
}

const known = new Map(
  [english, spanish, french, portuguese, italian, german, dutch, russian, ukrainian, polish, arabic, turkish, hindi, chinese, japanese].map(
    (language) => [language.code, folded(language)],
  ),
);

const never = /(?!)/;

/** Cues and phrases of a language that is not known: nothing is recognised, and only names, dates and quotations are written. */
function neutral(code: string): Language {
  return {
    code,
    cues: {
      stopWords: new Set(),
      speechVerbs: [],
      accordingTo: [],
      backReferences: [],
      connectives: [],
      firstPerson: [],
      denial: never,
      forecast: never,
      opinion: never,
    },
    phrases: {
      marks: { open: '“', close: '”', innerOpen: '‘', innerClose: '’' },
      locale: 'en-CA',
      reports: ['{outlet}: {quote}'],
      reportsThat: [],
      dated: '{outlet}, {date}: {quote}',
      datedThat: null,
      quotes: ['{outlet}: {quote} ({speaker})'],
      denies: [],
      saysThat: [],
      attributes: [],
      also: null,
      topic: null,
      sameOne: '',
      sameMany: '',
      sections: { established: '', differ: '', denied: '', figures: '', voices: '', background: '', next: '', more: [], elsewhere: '' },
      teaser: '…',
      teaserVoices: '… {speakers}',
      caption: 'Computer-generated illustration: {headline}',
      alternative: english.phrases.alternative,
    },
  };
}

/** Cues and phrases of an ISO 639-1 code. */
export function languageOf(code: string): Language {
  return known.get(code) ?? neutral(code);
}

export type { Language } from './language.ts';
