// What marks a genre in the titles and texts of one language. Parts of regular expressions, matched as whole words in scripts that have them.

export interface Markers {
  /** A page that is added to while something happens: "live blog", "as it happened". */
  readonly liveBlog: readonly string[];
  /** Words of a title that offers a horoscope. The text must name several signs besides. */
  readonly horoscope: readonly string[];
  /** The twelve signs. */
  readonly signs: readonly string[];
  /** What paid content is labelled with, before the title or the text. */
  readonly paid: readonly string[];
  /** Words of a title that offers goods at a price: "best deals", with what makes it an offer. */
  readonly offer: readonly string[];
  /** Words of match reports, several of which must stand in the text. */
  readonly sport: readonly string[];
  /** Titles that are results or line-ups, whatever stands in the text. */
  readonly sportTable: readonly string[];
  /** Quizzes, crosswords, the answers of the day. */
  readonly puzzle: readonly string[];
  /** Numbers drawn. A winner is news and not among these. */
  readonly lottery: readonly string[];
  /** A day's weather as it is every day. Storms and floods are news and not among these. */
  readonly weather: readonly string[];
  /** What is on television and where it can be seen. */
  readonly television: readonly string[];
  readonly recipe: readonly string[];
  /** What a list of things to see, buy or laugh at counts, after a number: "21 gifts". Things to know are explainers and stay. */
  readonly listed: readonly string[];
}

/** Words before and after which no letter stands. */
export function whole(parts: readonly string[]): RegExp {
  return parts.length === 0 ? /(?!)/u : new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

/** Words of scripts that put no spaces between them, or write short words in one with the next. */
export function anywhere(parts: readonly string[]): RegExp {
  return parts.length === 0 ? /(?!)/u : new RegExp(`(?:${parts.join('|')})`, 'iu');
}
