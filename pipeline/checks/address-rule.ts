// Addresses outside of quotations: one that no passage has was brought in by the writer. Those with a scheme are taken out of a model's text
// before; what is left are hosts and mail addresses written like words.
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

/** "proof.example/a", "press@proof.example", "https://...": two or more labels, the last of small letters. "U.S." and "e.g." are none. */
const address =
  /(?<![\p{L}\p{N}.@-])(?:[a-z][a-z0-9+.-]*:\/\/\S+|[\w.+-]+@(?:[\w-]+\.)+\p{L}{2,}|[\p{L}\p{N}][\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]{2,})*\.[a-z]{2,}(?:\/[^\s"“”)]*)?)(?![\p{L}\p{N}])/giu;
const smallEnd = /\.\p{Ll}{2,}(?:\/\S*)?$|:\/\//u;
const stop = /[.,;:!?)\]}>]+$/u;

/** Each address in `text` stands in a passage. `where`: what was looked through, in words. */
export function checkAddresses(text: string, scope: Scope, where: string): Finding[] {
  return [...text.matchAll(address)].flatMap(([found]): Finding[] => {
    const written = found.replace(stop, '');
    // "at 3.30pm" is a time, "end.The" a space left out.
    if (/^\p{N}/u.test(written) || !smallEnd.test(written)) return [];
    const known = scope.wide.some(({ range }) => range.text.toLowerCase().includes(written.toLowerCase()));
    return known ? [] : [{ verdict: 'unsupported', reason: `the address “${written}” is not ${where}` }];
  });
}
