// Small figures that count people whom something happened to: "seven dead", "3 held". Under ten a figure says little by itself; these are news.
import { spelledElsewhere } from '../core/spelled-numbers.ts';
import { languageOf } from './extractive/languages/index.ts';
import { figuresOf } from './extractive/text/figures.ts';

export interface PeopleCount {
  /** What happened to them, and how many they are: "dead 7". One for all languages and ways to write it. */
  readonly key: string;
  /** As written: "Seven dead". */
  readonly text: string;
}

/** Words that say what happened to those counted, by their beginnings; an ending `$` stands for the end of the word. */
const words: Readonly<Record<string, string>> = {
  dead: `dead$ died$ dies$ deaths?$ killed$ kills?$ killing$ fatalit bodies$ drowned$ slain$
    muert fallecid mueren$ murieron$ morts?$ mortes?$ mort[eoia]s?$ tués?$ tuées?$ tuent$ décédé décès$ mortos?$ mortas?$ morrem$ morreram$
    uccis vittim[ae]$ muoiono$ tote[nr]?$ todesopfer getötet gestorben$ starben$ sterben$ doden$ dood$ gedood$ omgekomen$ overleden$
    погиб убит умер жертв загин вбит помер zgin zabit ofiar zmar قتيل قتلى قتل مقتل وفاة شهيد شهداء ölü öldü hayatını
    मौत मृत मारे 死亡 遇难 遇難 丧生 死者 死`,
  hurt: `injur wounded$ hurt$ herid lesionad bless[éeè] ferid[oa] ferit verletzt schwerverletzt gewond ранен пострада поранен постражда
    rann جريح جرحى إصابة مصاب yaralı yaralandı घायल 受伤 受傷 负伤 負傷 けが`,
  missing: `missing$ unaccounted desaparecid disparu desaparec dispers[oaei]$ vermisst vermist пропал зник zagin مفقود kayıp लापता 失踪 失蹤 行方不明 失联`,
  held: `arrest detain held$ custody$ jailed$ captured$ hostages?$ kidnapped$ abducted$ deten detien interpell écrou fermat festgenommen verhaftet
    inhaftiert festnahmen aangehouden gearresteerd opgepakt задерж арест затрим заарешт zatrzym aresztow اعتقال معتقل توقيف محتجز gözaltı tutuk
    गिरफ्तार 被捕 逮捕 拘留 被拘 otages?$ rehen geisel заложник`,
};
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const happened = Object.entries(words).map(([kind, list]) => {
  const parts = list.split(/\s+/u).map((word) => {
    const ends = word.endsWith('$') ? `${word.slice(0, -1)}(?![\\p{L}\\p{M}])` : `${word}[\\p{L}\\p{M}]*`;
    return dense.test(word) ? word : `(?<![\\p{L}\\p{M}])${ends}`;
  });
  return { kind, pattern: new RegExp(parts.join('|'), 'giu') };
});

/** Where what is said of a figure ends: at another clause. */
const clause =
  /[.;:!?,\n。，、！？；：()–—]|(?<![\p{L}\p{M}])(?:and|but|while|y|et|und|e|en|и|і|та|i|oraz|و|ve|और)(?![\p{L}\p{M}])|と|和(?=\p{N})/giu;
/** So far a word is looked for behind a figure, and before it, in UTF-16 units. */
const behind = 60;
const ahead = 30;
const smallBelow = 10;

function spelledIn(text: string, language: string): { start: number; end: number; value: number }[] {
  const list = spelledElsewhere[language];
  if (list === undefined) return [];
  const spelled = list.split(' ');
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].flatMap((match) => {
    const at = spelled.indexOf(match[0].toLowerCase());
    return at === -1 ? [] : [{ start: match.index, end: match.index + match[0].length, value: at + 2 }];
  });
}

/** The counts of people under ten that a text gives, in the languages that the list above knows. */
export function smallPeopleCounts(text: string, language: string): PeopleCount[] {
  const figures = [
    ...figuresOf(text, language, languageOf(language).cues.stopWords).map((figure) => ({
      start: figure.start,
      end: figure.start + figure.text.length,
      value: figure.value,
    })),
    ...spelledIn(text, language),
  ].sort((a, b) => a.start - b.start);
  return figures.flatMap(({ start, end, value }, index) => {
    if (value >= smallBelow || value < 1 || !Number.isInteger(value)) return [];
    const after = text.slice(end, Math.min(end + behind, figures[index + 1]?.start ?? text.length)).split(clause, 1)[0] ?? '';
    const before =
      text
        .slice(Math.max(start - ahead, figures[index - 1]?.end ?? 0), start)
        .split(clause)
        .at(-1) ?? '';
    const first = happened
      .flatMap(({ kind, pattern }) =>
        [...after.matchAll(pattern)].map((match) => ({ kind, at: match.index, to: end + match.index + match[0].length })),
      )
      .sort((a, b) => a.at - b.at)[0];
    if (first !== undefined) return [{ key: `${first.kind} ${value}`, text: text.slice(start, first.to) }];
    const last = happened
      .flatMap(({ kind, pattern }) => [...before.matchAll(pattern)].map((match) => ({ kind, at: start - before.length + match.index })))
      .sort((a, b) => b.at - a.at)[0];
    return last === undefined ? [] : [{ key: `${last.kind} ${value}`, text: text.slice(last.at, end) }];
  });
}
