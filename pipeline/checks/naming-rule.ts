// What goes with a name and makes it somebody else's: initials ("George H. W." for "George W.") and titles ("Sir", "Dr", "Ms" for "Mr").
// The whole text of the sources is read: a title is given once, and left out afterwards.
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

const part = String.raw`\p{Lu}[\p{L}’'-]+`;
/** A first name, initials, a last name. */
const withInitials = new RegExp(String.raw`(?<!\p{L})(${part})\s((?:\p{Lu}\.\s?)+)(${part})`, 'gu');
const quoted = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
const lettersOf = (initials: string): string => initials.replaceAll(/[^\p{Lu}]/gu, '');

/** The initials that stand between two names in the sources: '' where the names stand side by side. */
function initialsBetween(first: string, last: string, scope: Scope): { readonly letters: string; readonly text: string }[] {
  const name = new RegExp(String.raw`(?<!\p{L})${quoted(first)}\s((?:\p{Lu}\.\s?)*)${quoted(last)}(?!\p{L})`, 'gu');
  return scope.sources.flatMap(({ article }) =>
    Array.from(article.text.matchAll(name), (match) => ({ letters: lettersOf(match[1] ?? ''), text: match[0] })),
  );
}

/** A name whose initials are others than the sources give it, or are in none of them. */
function checkInitials(text: string, scope: Scope): Finding[] {
  return Array.from(text.matchAll(withInitials)).flatMap(([whole, first = '', initials = '', last = '']): Finding[] => {
    const given = initialsBetween(first, last, scope);
    const own = lettersOf(initials);
    // "John B. Smith" may be short for "John B. C. Smith".
    if (given.length === 0 || given.some(({ letters }) => letters.startsWith(own))) return [];
    const other = given.find(({ letters }) => letters !== '');
    return other === undefined
      ? [{ verdict: 'partly', reason: `no source gives ${first} ${last} the initials of “${whole}”` }]
      : [{ verdict: 'unsupported', reason: `the sources have “${other.text}” where the sentence has “${whole}”` }];
  });
}

interface Title {
  readonly title: RegExp;
  /** What a source says of somebody who has it. */
  readonly evidence: RegExp;
  /** Whom it makes of somebody, where it says that. */
  readonly sex?: 'man' | 'woman';
}

const titles: readonly Title[] = [
  { title: /^sir$/iu, evidence: /\bsir\b|\bknight|\bbaronet/iu, sex: 'man' },
  { title: /^dame$/iu, evidence: /\bdame\b/iu, sex: 'woman' },
  { title: /^lord$/iu, evidence: /\blord\b|\bpeer\b|\bbaron\b|\bearl\b|\bviscount\b|\bmarquess\b|\bduke\b/iu, sex: 'man' },
  { title: /^lady$/iu, evidence: /\blady\b|\bbaroness\b|\bcountess\b|\bduchess\b|\bpeer\b/iu, sex: 'woman' },
  {
    title: /^dra?$/iu,
    evidence: /\bdra?\b|\bdoctor|\bphysician|\bsurgeon|\bph\.?\s?d\b|\bm\.?d\b|\bmédec|\bmédic|\barzt\b|\bärzt|\bmedic/iu,
  },
  { title: /^prof(?:essora?|esseur)?$/iu, evidence: /\bprof|\blecturer|\bteaches\b|\bchair of\b/iu },
  { title: /^rev(?:erend)?$/iu, evidence: /\brev\b|\breverend|\bpastor|\bminister|\bpriest|\bvicar|\bpreacher/iu },
  { title: /^mr$/iu, evidence: /\bmr\b/iu, sex: 'man' },
  { title: /^(?:mrs|ms|miss)$/iu, evidence: /\b(?:mrs|ms|miss)\b/iu, sex: 'woman' },
];
const anyTitle = 'Sir|Dame|Lord|Lady|Dra?|Prof(?:essora?|esseur)?|Rev(?:erend)?|Mrs?|Ms|Miss';
const titled = new RegExp(String.raw`(?<![\p{L}.])(${anyTitle})\.?\s(?:${part}\s|\p{Lu}\.\s?){0,3}?(${part})(?!\s\p{Lu})(?!\p{L})`, 'gu');
/** UTF-16 units around a last name in which a source may say what makes the title true. */
const near = 90;

/** The titles that the sources put right before a last name or the full name. */
function titlesBefore(last: string, scope: Scope): Title[] {
  const place = new RegExp(String.raw`(?<!\p{L})(${anyTitle})\.?\s(?:(?:${part}|\p{Lu}\.)\s){0,2}${quoted(last)}(?!\p{L})`, 'gu');
  return scope.sources.flatMap(({ article }) =>
    Array.from(article.text.matchAll(place)).flatMap(([, word = '']) => titles.filter(({ title }) => title.test(word))),
  );
}

function saysNear(last: string, { evidence }: Title, scope: Scope): boolean {
  const name = new RegExp(String.raw`(?<!\p{L})${quoted(last)}(?!\p{L})`, 'gu');
  return scope.sources.some(({ article }) =>
    Array.from(article.text.matchAll(name)).some(({ index }) =>
      evidence.test(article.text.slice(Math.max(0, index - near), index + last.length + near)),
    ),
  );
}

/** A title that no source gives whom the sentence gives it, or that makes a man of a woman. */
function checkTitles(text: string, scope: Scope): Finding[] {
  return Array.from(text.matchAll(titled)).flatMap(([whole, word = '', last = '']): Finding[] => {
    const own = titles.find(({ title }) => title.test(word));
    // A name that the sources do not have is the names' own rule's.
    if (own === undefined || !scope.sources.some(({ article }) => article.text.includes(last))) return [];
    const given = titlesBefore(last, scope);
    if (given.includes(own)) return [];
    const turned =
      own.sex !== undefined && given.some(({ sex }) => sex !== undefined && sex !== own.sex) && !given.some(({ sex }) => sex === own.sex);
    if (turned) return [{ verdict: 'contradicted', reason: `the sources give ${last} another title than “${whole}”` }];
    // "Mr" and "Ms" are how a paper speaks of anybody.
    const isCourtesy = /^(?:mr|mrs|ms|miss)$/iu.test(word);
    if (isCourtesy || saysNear(last, own, scope)) return [];
    return [{ verdict: 'partly', reason: `no source gives ${last} the title of “${whole}”` }];
  });
}

/** Initials and titles of names, of writing with capitals. */
export function checkNaming(text: string, scope: Scope): Finding[] {
  return [...checkInitials(text, scope), ...checkTitles(text, scope)];
}
