// Reports of invented events for tests of clustering: those of one event share most of its words, those of two share none.
import { seedArticle } from './seed-articles.ts';
import type { Database } from '../../store/database.ts';

const beginnings = [
  'Bar',
  'Cor',
  'Dal',
  'Fen',
  'Gor',
  'Hal',
  'Jor',
  'Kel',
  'Lun',
  'Mor',
  'Nar',
  'Pel',
  'Quor',
  'Rav',
  'Sten',
  'Tor',
  'Ul',
  'Var',
  'Wes',
  'Zor',
];
const middles = ['a', 'be', 'di', 'fo', 'gu', 'ki', 'lo', 'mu', 'ne', 'po', 'ra', 'si', 'ta', 'vo', 'wi', 'ze'];
const ends = ['bach', 'dale', 'fjord', 'gate', 'heim', 'kov', 'lund', 'mark', 'nor', 'rix', 'sund', 'thal', 'vik', 'wold', 'yar', 'zan'];

/** The nth of 5,120 invented words. */
function word(number: number): string {
  const all = beginnings.length * middles.length * ends.length;
  const at = (number * 2_654_435_761) % all;
  const middle = Math.floor(at / beginnings.length);
  return `${beginnings[at % beginnings.length]}${middles[middle % middles.length]}${ends[Math.floor(middle / middles.length)]}`;
}

export interface EventReport {
  readonly outlet: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** The `report`th report of an event: names and words of the event, of which each report leaves some out, and some of its own. */
export function reportOf(event: number, report: number): EventReport {
  const words = Array.from({ length: 24 }, (_, index) => word(event * 24 + index));
  const used = words.filter((_, index) => index < 6 || (index + report) % 4 !== 0);
  const [place = '', person = '', firm = '', ...rest] = used;
  const own = Array.from({ length: 4 }, (_, index) => word(400_000 + event * 60 + report * 4 + index));
  const plain = rest.map((one) => one.toLowerCase());
  return {
    outlet: `${own[0]} Post`,
    title: `${place}: ${person} ${plain.slice(0, 4).join(' ')}`,
    paragraphs: [
      `In ${place} ${plain.slice(0, 8).join(' ')}, ${person} ${own.slice(1, 3).join(' ').toLowerCase()} ${firm}.`,
      `The ${firm} ${plain.slice(5).join(' ')} ${own[3]?.toLowerCase()} ${101 + event * 7} ${person}.`,
    ],
  };
}

/** Stores it as the reader of pages would, published now; returns the article's id. */
export async function storeReport(database: Database, report: EventReport & { language?: string; publishedAt?: Date }): Promise<string> {
  return seedArticle(database, null, { publishedAt: new Date(), ...report });
}
