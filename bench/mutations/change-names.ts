// Names exchanged for others of the text or from elsewhere, and words given to somebody else.
import { changesOf } from './language-changes.ts';
import { inCaseOf, outsideQuotes, placesOf, put } from './change.ts';
import type { Change, Found } from './change.ts';

const title = /^(?:mr|mrs|ms|dr|sen|gov|rep|president|senator|judge|minister|the|in|on|at|for|but|and|president)$/iu;
const notNames =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|i)$/iu;

/** Runs of capitalised words that do not open a sentence alone; two or more words of a person, mostly. */
function namesIn(text: string, language: string): Found[] {
  // German writes every noun so: two words in a row are needed there.
  const least = language === 'de' ? 2 : 1;
  return [...text.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}[\p{L}'’-]+(?: (?:al-|de |da |del |van |von )?\p{Lu}[\p{L}'’-]+)*/gu)].flatMap(
    (match) => {
      const words = match[0].split(' ');
      let { index } = match;
      while (words.length > 0 && (title.test(words[0] ?? '') || (words.length === 1 && opensSentence(text, index)))) {
        index += (words[0]?.length ?? 0) + 1;
        words.shift();
      }
      return words.length < least || notNames.test(words[0] ?? '') ? [] : [{ start: index, text: words.join(' ') }];
    },
  );
}

function opensSentence(text: string, at: number): boolean {
  return at === 0 || /[.!?“"«„:]\s*$/u.test(text.slice(0, at));
}

const strip = (text: string): string => text.replace(/['’]s?$/u, '');

const regions = 'DE FR RU CN IN BR US GB EG IR IL UA TR ES IT MX JP SY IQ PK NO PE'.split(' ');
const countryNames = new Map<string, string[]>();

/** Names of countries as a language writes them. */
function countries(language: string): string[] {
  let known = countryNames.get(language);
  if (known === undefined) {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    known = regions.flatMap((code) => names.of(code) ?? []);
    countryNames.set(language, known);
  }
  return known;
}

export const changeName: Change = ({ sentence, source, language, random }) => {
  const { people, places } = changesOf(language);
  const options: (() => string | null)[] = [];
  const country = random.pick(countries(language).flatMap((name) => placesOf(sentence, name)));
  if (country !== undefined)
    options.push(() => put(sentence, country, random.pick(countries(language).filter((name) => name !== country.text)) ?? ''));
  const own = random.pick(outsideQuotes(sentence, namesIn(sentence, language)));
  if (own !== undefined) {
    const words = own.text.split(' ');
    const others = namesIn(source, language)
      .map((found) => strip(found.text))
      .filter(
        (other) =>
          other.split(' ').length === words.length && !sentence.includes(other) && !other.split(' ').some((word) => words.includes(word)),
      );
    const other = random.pick(others);
    if (other !== undefined) options.push(() => put(sentence, { ...own, text: strip(own.text) }, other));
    const person = random.pick(people);
    if (person !== undefined && words.length >= 2) {
      const [first = '', last = ''] = person.split(' ');
      options.push(
        () => put(sentence, { ...own, text: strip(own.text) }, person),
        () => put(sentence, own, [first, ...words.slice(1)].join(' ')),
        () => put(sentence, { ...own, text: strip(own.text) }, [...words.slice(0, -1), last].join(' ')),
      );
    }
    const place = random.pick(places);
    if (place !== undefined && words.length === 1) options.push(() => put(sentence, { ...own, text: strip(own.text) }, place));
  } else if (!/\p{Lu}/u.test(sentence)) {
    // A script without capitals: a name that the language's news uses, put for one of the same kind before it in the text.
    const known = [
      ...new Set(
        source.match(
          /(?<=\p{L}+(?:部长|总统|主席|法官)|वज़ीर |मंत्री |राष्ट्रपति |الرئيس |الوزير |الوزيرة |رئيس |وزير )\p{L}[\p{L}\p{M}]{1,8}/gu,
        ),
      ),
    ];
    const place = random.pick(known.flatMap((name) => placesOf(sentence, name)));
    const person = random.pick(people);
    if (place !== undefined && person !== undefined) options.push(() => put(sentence, place, person.split(' ')[0] ?? person));
  }
  return random.pick(options)?.() ?? null;
};

const saying = /\b(?:said|says|told|added|stated|warned|according to)\b/u;

export const changeAttribution: Change = ({ sentence, source, language, random }) => {
  const { speakers, people } = changesOf(language);
  const options: (() => string | null)[] = [];
  const groups = speakers.flatMap((word) => placesOf(sentence, word));
  const group = random.pick(outsideQuotes(sentence, groups));
  if (group !== undefined)
    options.push(() =>
      put(sentence, group, inCaseOf(random.pick(speakers.filter((word) => word !== group.text.toLowerCase())) ?? '', group.text)),
    );
  if (language === 'en' && saying.test(sentence)) {
    const names = namesIn(sentence, language);
    const verb = /\b(?:said|says|told|added|stated|warned)\b/u.exec(sentence);
    const near = names.find((name) => {
      const between = verb === null ? 'x' : sentence.slice(name.start + name.text.length, verb.index);
      const behind = verb === null ? 'x' : sentence.slice(verb.index + verb[0].length, name.start);
      return (
        (name.start < (verb?.index ?? 0) && /^[\s,]*$/u.test(between)) ||
        /^ (?:Mr\. |Ms\. |Sen\. |President )?$/u.test(behind) ||
        sentence.slice(0, name.start).endsWith('ccording to ')
      );
    });
    if (near !== undefined) {
      const others = namesIn(source, language).filter(
        (other) =>
          other.text.split(' ').length === near.text.split(' ').length &&
          !sentence.includes(strip(other.text)) &&
          /\b(?:said|told|added|says)\b/u.test(source.slice(Math.max(0, other.start - 25), other.start + other.text.length + 25)),
      );
      const other = random.pick(others);
      if (other !== undefined)
        options.push(
          () => put(sentence, near, strip(other.text)),
          () => put(sentence, near, strip(other.text)),
        );
      options.push(() => put(sentence, near, random.pick(['the governor', 'a spokesman', 'the company', 'critics', 'the police']) ?? ''));
      options.push(() => put(sentence, near, random.pick(people) ?? ''));
    }
    const pronoun = /\b(?:he|she|they) said\b/u.exec(sentence);
    if (pronoun !== null) {
      const other = random.pick(['critics', 'the mayor', 'a rival', 'the union', 'an analyst']) ?? '';
      options.push(() => put(sentence, { start: pronoun.index, text: pronoun[0] }, `${other} said`));
    }
  }
  const exchanged = exchange(sentence, language);
  if (exchanged !== null) options.push(() => exchanged);
  return random.pick(options)?.() ?? null;
};

/** The first two names of a sentence put in each other's place, where a verb stands between them and no "and". */
function exchange(sentence: string, language: string): string | null {
  const [one, other] = namesIn(sentence, language).map((name) => ({ ...name, text: strip(name.text) }));
  if (one === undefined || other === undefined || one.text === other.text) return null;
  const between = sentence.slice(one.start + one.text.length, other.start);
  if (
    !/^ \p{Ll}[^,;“”"«»]{3,40}$/u.test(between) ||
    /^ (?:and|or|of|in|at|et|und|y|e|de|и) /u.test(between) ||
    / (?:and|et|und|y|e|и) $/u.test(between)
  )
    return null;
  if (
    !/\b(?:told|asked|accused|met|beat|defeated|sued|called|urged|thanked|criticized|praised|attacked|supports?|joined|warned|against)\b/u.test(
      between,
    ) &&
    language === 'en'
  )
    return null;
  return put(put(sentence, other, one.text), one, other.text);
}
