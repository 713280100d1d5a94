// Addresses outside of quotations: one that no passage has was brought in by the writer. Those with a scheme are taken out of a model's text
// before; what is left are hosts and mail addresses written like words.
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

/** "proof.example/a", "press@proof.example", "https://...": two or more labels, the last of small letters. "U.S." and "e.g." are none. */
const address =
  /(?<![\p{L}\p{N}.@-])(?:[a-z][a-z0-9+.-]*:\/\/\S+|[\w.+-]+@(?:[\w-]+\.)+\p{L}{2,}|[\p{L}\p{N}][\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]{2,})*\.\p{L}{2,}(?:\/[^\s"“”)]*)?)(?![\p{L}\p{N}])/giu;
const smallEnd = /\.\p{Ll}{2,}(?:\/\S*)?$|:\/\//u;
const stop = /[.,;:!?)\]}>]+$/u;

/** The addresses of a text as written, without the stops that follow them. */
function addressesOf(text: string): string[] {
  return [...text.matchAll(address)].map(([found]) => found.replace(stop, ''));
}

/** Each address in `text` stands in a passage, as a whole: "bank.example" is not "mybank.example". `where`: what was looked through, in words. */
export function checkAddresses(text: string, scope: Scope, where: string): Finding[] {
  // "at 3.30pm" is a time, "end.The" a space left out.
  const written = addressesOf(text).filter((found) => !/^\p{N}/u.test(found) && smallEnd.test(found));
  if (written.length === 0) return [];
  const known = new Set(scope.wide.flatMap(({ range }) => addressesOf(range.text).map((found) => found.toLowerCase())));
  return written.flatMap((found): Finding[] =>
    known.has(found.toLowerCase()) ? [] : [{ verdict: 'unsupported', reason: `the address “${found}” is not ${where}` }],
  );
}
