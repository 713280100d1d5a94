// Negation, direction and quotation: what turns a sentence round, and what is put into somebody's mouth.
import { changesOf } from './language-changes.ts';
import { inCaseOf, outsideQuotes, placesOf, put, quotedIn } from './change.ts';
import type { Change } from './change.ts';

const refusals: readonly (readonly [RegExp, string])[] = [
  [/\b(agreed|decided|managed|voted|offered|planned) to\b/u, 'refused to'],
  [/\b(?:refused|declined|failed) to\b/u, 'agreed to'],
  [/\b(?:confirmed|admitted|acknowledged) that\b/u, 'denied that'],
  [/\b(?:denied|disputed) that\b/u, 'confirmed that'],
  [/\bdenied\b/u, 'confirmed'],
  [/\bwith (?=(?:the|a|his|her|their)\b)/u, 'without '],
  [/\bwithout\b/u, 'with'],
  [/\b(likely|able|clear|willing|fair|constitutional|lawful|popular|usual|necessary)\b/u, 'un$1'],
  [/\bun(likely|able|clear|willing|fair|constitutional|lawful|popular|usual|necessary)\b/u, '$1'],
  [/\b(will|can|could|would|should|has|have|is|are|was|were) (?=\p{Ll})/u, '$1 no longer '],
  [/\b(?:will|would) (?=\p{Ll}{4})/u, 'failed to '],
];

export const changeNegation: Change = ({ sentence, language, random }) => {
  const { negations, negators } = changesOf(language);
  const options: (() => string | null)[] = [];
  for (const negator of random.shuffled(negators)) {
    const joined = /^n['’]t$/u.test(negator);
    const places = joined
      ? [...sentence.matchAll(/(?<=(?:is|are|was|were|do|does|did|has|have|had|would|should|could))n['’]t\b/gu)].map((match) => ({
          start: match.index,
          text: match[0],
        }))
      : placesOf(sentence, negator);
    const place = random.pick(outsideQuotes(sentence, places));
    if (place !== undefined)
      options.push(
        () => put(sentence, place, '').replaceAll(/ {2,}/gu, ' '),
        () => put(sentence, place, '').replaceAll(/ {2,}/gu, ' '),
      );
  }
  const inserted = random.pick(
    outsideQuotes(
      sentence,
      negations.flatMap(({ word }) => placesOf(sentence, word)),
    ),
  );
  const alreadyNegated = negators.some((negator) => placesOf(sentence, negator).length > 0);
  if (inserted !== undefined && !alreadyNegated) {
    const choice = random.pick(negations.filter(({ word }) => word === inserted.text.toLowerCase()));
    const space = /[\p{Script=Han}]/u.test(inserted.text) ? '' : ' ';
    if (choice !== undefined)
      options.push(() =>
        put(
          sentence,
          inserted,
          choice.before === true
            ? `${inCaseOf(choice.negation, inserted.text)}${space}${inserted.text}`
            : `${inserted.text}${space}${choice.negation}`,
        ),
      );
  }
  if (language === 'en')
    for (const [pattern, replacement] of refusals) if (pattern.test(sentence)) options.push(() => sentence.replace(pattern, replacement));
  if (language === 'fr' && /\b(?:est|a|sont|ont) \p{Ll}/u.test(sentence))
    options.push(() =>
      sentence.replace(/\b(est|a|sont|ont) (?=\p{Ll})/u, (verb) => `${/^[aeo]/u.test(verb) ? "n'" : 'ne '}${verb.trim()} pas `),
    );
  return random.pick(options)?.() ?? null;
};

export const changeDirection: Change = ({ sentence, language, random }) => {
  const options: (() => string | null)[] = [];
  for (const [one, other] of changesOf(language).opposites) {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const place = random.pick(outsideQuotes(sentence, placesOf(sentence, from)));
      if (place !== undefined) options.push(() => put(sentence, place, inCaseOf(to, place.text)));
    }
  }
  return random.pick(options)?.() ?? null;
};

const marks: Readonly<Record<string, readonly [string, string]>> = { fr: ['« ', ' »'], es: ['«', '»'], ru: ['«', '»'], de: ['„', '“'] };

export const changeQuotation: Change = ({ sentence, source, language, random }) => {
  const { fillers, people } = changesOf(language);
  const options: (() => string | null)[] = [];
  const filler = random.pick(fillers) ?? '';
  const quoted = random.pick(quotedIn(sentence).filter(({ text }) => text.split(' ').length >= 4 || /\p{Script=Han}{8}/u.test(text)));
  if (quoted !== undefined) {
    const words = quoted.text.split(' ');
    const at = 1 + Math.floor(random.next() * Math.max(1, words.length - 2));
    const others = source.match(/\p{L}{4,}/gu) ?? [];
    if (words.length >= 4)
      options.push(
        () => put(sentence, quoted, words.toSpliced(at, 1).join(' ')),
        () => put(sentence, quoted, words.toSpliced(at, 0, filler).join(' ')),
        () => put(sentence, quoted, words.toSpliced(at, 1, random.pick(others.filter((other) => other !== words[at])) ?? filler).join(' ')),
      );
    else options.push(() => put(sentence, quoted, quoted.text.slice(0, 3) + filler + quoted.text.slice(3)));
    // Given to another speaker.
    const speaker = /(?:\b(said) ((?:[A-Z][\p{L}.'-]+ ?){2,3})|((?:[A-Z][\p{L}.'-]+ ){1,2}[A-Z][\p{L}'-]+) (said))/u.exec(sentence);
    const given = (speaker?.[2] ?? speaker?.[3] ?? '').trim();
    if (given !== '') options.push(() => sentence.replace(given, random.pick(people) ?? ''));
  } else {
    // A paraphrase in quotation marks.
    const words = sentence.split(' ');
    if (words.length >= 9) {
      const from = 2 + Math.floor(random.next() * (words.length - 8));
      const run = words.slice(from, from + 5);
      if (run.every((word) => /^\p{L}+$/u.test(word))) {
        const [open, close] = marks[language] ?? ['“', '”'];
        const changed = run.toSpliced(2, 1, filler);
        options.push(() => [...words.slice(0, from), `${open}${changed.join(' ')}${close}`, ...words.slice(from + 5)].join(' '));
      }
    }
  }
  return random.pick(options)?.() ?? null;
};
