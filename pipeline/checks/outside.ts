// The part of a sentence that is not quoted: outlets it names, its words, dates and figures, each kept apart so that every one is looked at once.
import type { Span } from '../../core/sources.ts';
import type { NamedDate } from './dates.ts';
import type { Figure } from './figures.ts';
import { Reading } from './reading.ts';
import type { Word } from './words.ts';
import { isSpaceless } from './words.ts';

export interface Mention extends Span {
  /** The outlet's full name. */
  readonly outlet: string;
}

export interface OutsideText {
  /** The sentence with quotations, outlets and the persona's name blanked; offsets are the sentence's. */
  readonly text: string;
  /** The sentence with its quotations alone blanked. */
  readonly unquoted: string;
  readonly mentions: readonly Mention[];
  /** Words that are in no date and no figure. */
  readonly words: readonly Word[];
  readonly dates: readonly NamedDate[];
  readonly figures: readonly Figure[];
}

export function blank(text: string, spans: readonly Span[]): string {
  let result = text;
  for (const { start, end } of spans) result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end);
  return result;
}

const joins = (unit: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(unit) && !isSpaceless(unit);

/** Places where `name` stands as whole words. */
function placesOf(name: string, text: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    const cutLeft = joins(text[at - 1] ?? ' ') && joins(name[0] ?? ' ');
    const cutRight = joins(text[end] ?? ' ') && joins(name.at(-1) ?? ' ');
    if (!cutLeft && !cutRight) spans.push({ start: at, end });
  }
  return spans;
}

/** The forms in which a text names an outlet; one written small ("golem.de") stands with a capital at the head of a sentence. */
function formsOf(outlet: string): string[] {
  const bare = outlet.replace(/^The /u, '');
  const forms = [outlet, bare, ...(bare === outlet ? [] : [`the ${bare}`]), ...(bare === outlet ? [`The ${outlet}`, `the ${outlet}`] : [])];
  const capital = outlet.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
  if (capital !== outlet) forms.push(capital);
  return forms.filter((form) => form.length >= 2).toSorted((one, other) => other.length - one.length);
}

/** Outlets named in `text`, longest names first, so that "The New York Times" is never also "Times". */
export function mentionsIn(text: string, outlets: readonly string[]): Mention[] {
  const mentions: Mention[] = [];
  const forms = outlets
    .flatMap((outlet) => formsOf(outlet).map((form) => ({ outlet, form })))
    .toSorted((one, other) => other.form.length - one.form.length);
  let rest = text;
  for (const { outlet, form } of forms) {
    const places = placesOf(form, rest);
    if (places.length === 0) continue;
    mentions.push(...places.map((place) => ({ ...place, outlet })));
    rest = blank(rest, places);
  }
  return mentions.toSorted((one, other) => one.start - other.start);
}

/** Reads the sentence outside of `quoted`. */
export function readOutside(
  sentence: string,
  quoted: readonly Span[],
  outlets: readonly string[],
  ownNames: readonly string[],
  language: string,
): OutsideText {
  const unquoted = blank(sentence, quoted);
  const mentions = mentionsIn(unquoted, outlets);
  const own = ownNames.flatMap((name) => placesOf(name, unquoted));
  const text = blank(unquoted, [...mentions, ...own]);
  const { words, dates, figures } = new Reading(text, language);
  const taken = [...dates, ...figures];
  return {
    text,
    unquoted,
    mentions,
    dates,
    figures,
    words: words.filter((word) => !taken.some((span) => span.start <= word.start && word.start < span.end)),
  };
}
