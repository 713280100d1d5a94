// Quotation marks that a model writes around a reference, and the stop before the closing one: the program sets marks of its own, and the stop
// is the sentence's.

const marks = '["“”„«»‘’‚‹›「」『』\']';
const stops = '[.,;:。，、；：।۔،]';
const marked = new RegExp(`(${marks})(\\s*)(\\{{1,3}[^{}]*\\}{1,3})(\\s*)(${stops}?)(\\s*)(${marks})`, 'gu');
/** Marks that face each other whatever stands around them. */
const pairs = new Set(['“”', '„“', '„”', '«»', '‘’', '‚‘', '‚’', '‹›', '「」', '『』']);
const closesOnly = new Set(['」', '』']);
const opensOnly = new Set(['„', '‚', '「', '『']);
/** Marks that also close, or that are an apostrophe: after a letter they open nothing. */
const opensAfterNoLetter = new Set(['"', "'", '”', '’', '»', '›']);
/** Marks that also open, or that are an apostrophe: before a letter they close nothing. */
const closesBeforeNoLetter = new Set(['"', "'", '“', '‘', '’', '«', '‹']);
// Scripts without case write no space before a quotation.
const letter = /[\p{Lu}\p{Ll}\p{N}]/u;

/** The stop that stood before a closing mark, as the sentence has it after the mark. `rest`: what follows the mark. */
export function stopAfter(stop: string, rest: string): string {
  if (stop === '' || /^\s*[.,;:!?…。，、；：！？।۔،]/u.test(rest)) return '';
  if (!/[.。।۔]/u.test(stop)) return stop;
  // Where the sentence goes on ("… ." the envoy said), a full stop would cut it.
  return /^\s*$|^\s*["“„«»‘'「『([{\p{Lu}\p{Lt}\p{N}\p{Co}]|^\s+\p{Lo}/u.test(rest) ? stop : '';
}

function areAround(open: string, close: string, spaced: boolean, before: string, after: string): boolean {
  if (close === '’' && letter.test(after)) return false;
  if (pairs.has(open + close)) return true;
  if (spaced || closesOnly.has(open) || opensOnly.has(close)) return false;
  return !(opensAfterNoLetter.has(open) && letter.test(before)) && !(closesBeforeNoLetter.has(close) && letter.test(after));
}

/** The text with its references out of the quotation marks that stand around them; a stop inside of these follows the reference. */
export function bareReferences(text: string): string {
  return text.replaceAll(
    marked,
    (whole: string, open: string, s1: string, reference: string, s2: string, stop: string, s3: string, close: string, at: number) => {
      const rest = text.slice(at + whole.length);
      const around = areAround(open, close, s1 + s2 + s3 !== '', text.slice(0, at).at(-1) ?? '', rest.slice(0, 1));
      return around ? reference + stopAfter(stop, rest) : whole;
    },
  );
}
