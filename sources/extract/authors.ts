// Names of authors as pages write them: bylines, lists, accounts of the site's own software.
import { foldSpaces } from './text.ts';

const bylineWords = /^(?:written by|by|von|par|por|di|door|av|af|texte? ?:|text ?:|od|autor|author|автор|كتب(?: ?:)?)\s*:?\s+/i;

/** What a site's software calls whoever writes. */
const account = /^(?:admin(?:istrator)?\d*|root|web ?master|super ?user|user|guest|гость|unknown|null|undefined|none|n\/a|author)$/i;

const noName = /^(?:https?:|www\.|[@(])|[{}<>]|^\S+@\S+\.\S+$|^\S+\.(?:txt|html?|php|xml)$/i;

function isName(name: string): boolean {
  return name.length > 1 && name.length <= 120 && !noName.test(name) && !account.test(name);
}

/** Names of a byline joined by commas, or null where it is an address, a handle, an account or too long to be one. */
export function cleanAuthor(names: readonly string[]): string | null {
  const kept = names
    .flatMap((name) => foldSpaces(name).split(/\s+\|\s+/))
    .map((name) => name.replace(bylineWords, '').replace(/[\s,;|]+$/, ''))
    .filter(isName);
  const joined = [...new Set(kept)].slice(0, 6).join(', ');
  return joined === '' ? null : joined;
}
