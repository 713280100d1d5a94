// True sentences of an article: verbatim ones, and those reworked lightly as editors and models do it. A rework that cannot be sure to keep
// the meaning is not tried.
import { cutSentences } from '../../core/sentences.ts';
import type { Random } from './random.ts';

const fewest = 40;
const most = 340;

const isWhole = (text: string): boolean => /^[\p{Lu}\p{Lo}\p{N}"“«„「'‘¿¡]/u.test(text) && /[.!?。؟।！？”"»’]$/u.test(text);
/** Marks that open and close in equal numbers: a quotation that begins in another sentence is cut here. */
function isBalanced(text: string): boolean {
  const count = (marks: RegExp): number => text.match(marks)?.length ?? 0;
  return count(/["]/gu) % 2 === 0 && count(/“/gu) === count(/”/gu) && count(/«/gu) === count(/»/gu) && count(/\(/gu) === count(/\)/gu);
}

/** Whole sentences of a paragraph, long enough to say something. */
export function sentencesOf(paragraph: string, language: string): string[] {
  return cutSentences(paragraph, language)
    .map((span) => paragraph.slice(span.start, span.end))
    .filter((text) => {
      const length = /[\p{Script=Han}\p{Script=Hangul}]/u.test(text) ? text.length * 2.5 : text.length;
      return length >= fewest && length <= most && isWhole(text) && isBalanced(text);
    });
}

type Rework = (text: string) => string | null;

const lowerFirst = (text: string): string => (/^(?:I|[\p{Lu}]{2,})\b/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
const firstPerson = /\b(?:I|I['’]m|we|We|my|My|our|Our|me|us|you|You|your)\b/u;
/** Words that open a sentence with a small letter elsewhere, so that lowering them is safe. */
const common = /^(?:The|A|An|This|That|These|Those|It|He|She|They|There|In|On|At|Some|Many|Most|But|If|When|While|No|All)\b/u;

/** A form put for another, in sentences without a quotation: what is quoted is not reworded. */
function swap(text: string, pattern: RegExp, other: string): string | null {
  return /[“”"«»]/u.test(text) || !pattern.test(text) ? null : text.replace(pattern, other);
}

const english: readonly Rework[] = [
  // “…,” X said. → X said that …
  (text) => {
    const match = /^[“"]([^“”"]+),[”"] (?:(said) ((?:[A-Z][\p{L}.'-]+ ?){1,3})|((?:[A-Z][\p{L}.'-]+ ?){1,3}|[Hh]e|[Ss]he) (said))\.$/u.exec(
      text,
    );
    if (match === null) return null;
    const words = match[1] ?? '';
    const speaker = (match[3] ?? match[4] ?? '').trim();
    if (firstPerson.test(words) || !common.test(words)) return null;
    return `${speaker.charAt(0).toUpperCase()}${speaker.slice(1)} said that ${lowerFirst(words)}.`;
  },
  // …, X said. → X said …
  (text) => {
    const match = /^([^“”"]+), ((?:the |a )?[\p{L} .'-]{3,40}) said\.$/u.exec(text);
    if (match === null || !common.test(match[1] ?? '')) return null;
    const speaker = match[2] ?? '';
    return `${speaker.charAt(0).toUpperCase()}${speaker.slice(1)} said that ${lowerFirst(match[1] ?? '')}.`;
  },
  // X said … → According to X, …
  (text) => {
    const match = /^((?:The |Mr\. |Ms\. |Mrs\. )?[A-Z][\p{L} .'-]{2,40}) said (?:that )?((?:the|it|he|she|they|a) [^“”"]+)$/u.exec(text);
    return match === null ? null : `According to ${match[1]?.replace(/^The /u, 'the ') ?? ''}, ${match[2] ?? ''}`;
  },
  // A clause between commas is left out.
  (text) => {
    const match = /, (?:which|who|whose|where) [^,“”"]{8,90},(?= \p{Ll})/u.exec(text);
    return match === null ? null : text.slice(0, match.index) + text.slice(match.index + match[0].length);
  },
  (text) => {
    const match = /, (?:a|an|the) [\p{Ll} '’-]{8,60},(?= \p{Ll})/u.exec(text);
    return match === null ? null : text.slice(0, match.index) + text.slice(match.index + match[0].length);
  },
  // What comes after the last comma is left out.
  (text) => {
    const match = /, (?:which|adding|saying|while|as|after|but|although|according to) [^,“”"]{8,120}\.$/u.exec(text);
    return match === null || /[“”"]/u.test(text) || match.index < fewest ? null : `${text.slice(0, match.index)}.`;
  },
  // X did the thing. → The thing was done by X.
  (text) => {
    const match =
      /^((?:Mr\. |Ms\. |Mrs\. |Sen\. )?(?:[A-Z][\p{L}'-]+ ?){1,3}) (approved|rejected|criticized|announced|signed|condemned|launched|ordered|released|blocked|defended|proposed) (the [\p{L}' -]{4,50}?)( (?:on|in|after|before|during|for|from|with|by|at) [^“”"]+|)\.$/u.exec(
        text,
      );
    if (match === null) return null;
    const [, agent = '', verb = '', object = '', rest = ''] = match;
    const plural = /[^s]s$/u.test(object);
    return `T${object.slice(1)} ${plural ? 'were' : 'was'} ${verb} by ${agent.trim()}${rest}.`;
  },
  // The day goes to the front.
  (text) => {
    const match = /^((?:The|He|She|They|Mr\. [A-Z]\p{L}+|[A-Z]\p{L}+) [^“”",]+) (on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\.$/u.exec(
      text,
    );
    if (match === null) return null;
    const words = match[1] ?? '';
    return `O${(match[2] ?? '').slice(1)}, ${/^(?:The|He|She|They)\b/u.test(words) ? lowerFirst(words) : words}.`;
  },
  // Figures in another form, words that mean the same.
  (text) => swap(text, /\$([\d.]+) ((?:m|b|tr)illion)\b/u, '$1 $2 dollars'),
  (text) => swap(text, /(\d) percent\b/u, '$1%'),
  (text) => swap(text, /(\d)%/u, '$1 percent'),
  (text) => swap(text, /(?<![$\d,])(\d{1,2}),(\d{3})\b(?!,)/u, '$1$2'),
  (text) => swap(text, /\bsaid (?=that|he|she|it|the)/u, 'stated '),
  (text) => swap(text, /\babout (?=\d)/u, 'around '),
  (text) => swap(text, /\bbegan\b/u, 'started'),
];

/** Reported speech with the outlet or nobody before it, in languages where a colon does it. */
const general: readonly Rework[] = [
  // A clause between dashes or brackets is left out.
  (text) => {
    const match = /\s(?:\([^()]{5,80}\)|— [^—]{5,80} —|– [^–]{5,80} –)(?=[\s,.])/u.exec(text);
    return match === null ? null : text.slice(0, match.index) + text.slice(match.index + match[0].length);
  },
];

/** The sentence, verbatim about every second time, else reworked in one of the ways that fit it. */
export function reworked(text: string, language: string, random: Random): string {
  if (random.next() < 0.45) return text;
  for (const rework of random.shuffled(language === 'en' ? [...english, ...general] : general)) {
    const result = rework(text);
    if (result !== null && result !== text && result.length >= fewest) return result;
  }
  return text;
}
