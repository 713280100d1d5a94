// Reports of invented events for tests of clustering: those of one event share most of its words, those of two share none.
import { seedArticle } from './seed-articles.ts';
import type { Database } from '../../store/database.ts';

const consonants = 'bdfghjklmnprstvz';
const vowels = 'aeiou';
const syllables = consonants.length * vowels.length;
const lettersInWord = 4;

/** The nth of 41 million words of eight letters, the first a capital. */
function word(number: number): string {
  let rest = (number * 2_654_435_761) % syllables ** lettersInWord;
  let letters = '';
  for (let count = 0; count < lettersInWord; count += 1) {
    letters += `${consonants[rest % consonants.length]}${vowels[Math.floor(rest / consonants.length) % vowels.length]}`;
    rest = Math.floor(rest / syllables);
  }
  return `${letters[0]?.toUpperCase()}${letters.slice(1)}`;
}

export interface EventReport {
  readonly outlet: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const wordsOfEvent = 110;

/** The `report`th report of an event: names and words of the event, of which each report leaves some out, and some of its own. */
export function reportOf(event: number, report: number): EventReport {
  const words = Array.from({ length: wordsOfEvent }, (_, index) => word(event * wordsOfEvent + index));
  const used = words.filter((_, index) => index < 6 || (index + report) % 4 !== 0);
  const [place = '', person = '', firm = '', ...rest] = used;
  const own = Array.from({ length: 6 }, (_, index) => word(1_000_000 + event * 1000 + report * 6 + index));
  // In an order of its own: no report is a copy of another.
  const orderOf = (index: number): number => ((index + 1) * (report * 2 + 3) * 7919) % 104_729;
  const plain = Array.from(rest.keys())
    .toSorted((one, other) => orderOf(one) - orderOf(other))
    .map((index) => rest[index]?.toLowerCase() ?? '');
  return {
    outlet: `${own[0]} Post`,
    title: `${place}: ${person} ${plain.slice(0, 4).join(' ')}`,
    paragraphs: [
      `In ${place} ${plain.slice(0, 40).join(' ')}, ${person} ${own.slice(1, 4).join(' ').toLowerCase()} ${firm}.`,
      `The ${firm} ${plain.slice(35).join(' ')} ${own.slice(4).join(' ').toLowerCase()} ${101 + event * 7} ${person}.`,
    ],
  };
}

/** Stores it as the reader of pages would, published now; returns the article's id. */
export async function storeReport(database: Database, report: EventReport & { language?: string; publishedAt?: Date }): Promise<string> {
  return seedArticle(database, null, { publishedAt: new Date(), ...report });
}
