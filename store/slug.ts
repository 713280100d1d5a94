// The name of a publication in its address: readable words of the headline in ASCII, and a few characters of its id that make it unique.
import anyAscii from 'any-ascii';

const longest = 72;

/** Words of `headline` in any script as lower-case ASCII joined by hyphens, at most 72 characters, cut between words. Never empty. */
function wordsOf(headline: string): string {
  const words = anyAscii(headline.normalize('NFC'))
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, longest) : `${slug}-${word}`;
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug === '' ? 'analysis' : slug;
}

/** `headline-in-words-SUFFIX`, where the suffix is the first `characters` of what follows the id's prefix. */
export function slugOf(headline: string, publicationId: string, characters: number): string {
  return `${wordsOf(headline)}-${publicationId.slice(publicationId.indexOf('_') + 1).slice(0, characters)}`;
}
