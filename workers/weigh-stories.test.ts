// What counts as later than a publication, and what of it opens an update.
import { describe, expect, it } from 'vitest';
import type { ComparedReport } from '../store/repositories/story-updates.ts';
import { statedSince } from './weigh-stories.ts';

const at = (clock: string): Date => new Date(`2026-03-14T${clock}Z`);
let made = 0;
function report(origin: string, title: string, text: string, changes: Partial<ComparedReport> = {}): ComparedReport {
  made += 1;
  return {
    articleId: `ar_${made}`,
    url: `https://${origin}.example/${made}`,
    text: `${title}\n\n${text}`,
    language: 'en',
    publishedAt: at('12:00'),
    fetchedAt: at('12:05'),
    origin,
    joinedAt: null,
    ...changes,
  };
}
const covered = [
  report(
    'courier',
    'Three dead after ferry sinks',
    'The ferry Halcyon sank off Torvik on Saturday and three people were killed, the coast guard said.',
    {
      publishedAt: at('08:00'),
      fetchedAt: at('08:05'),
    },
  ),
  report('ledger', 'Ferry sinks off Torvik', 'A ferry with 80 people aboard went down off Torvik. Its captain was saved.', {
    publishedAt: at('08:30'),
    fetchedAt: at('08:32'),
  }),
];
const since = (added: readonly ComparedReport[], known: readonly ComparedReport[] = covered) => statedSince({ covered: known, added });

describe('an update of "Three dead after ferry sinks"', () => {
  it('is opened by a new small toll that two origins give, in words or digits', () => {
    const stated = since([
      report('gauge', 'Seven dead after ferry sinks', 'Divers found more of those who were aboard the ferry.'),
      report('echo', 'Ferry toll rises off Torvik', 'The coast guard says 7 people were killed.'),
    ]).stated;
    expect(stated.join()).toMatch(/Seven dead/);
    expect(
      since([
        report('gauge', 'Three dead after ferry sinks', 'The ferry sank.'),
        report('echo', 'Ferry sinks, three killed', 'It sank off Torvik.'),
      ]).stated,
    ).toEqual([]);
  });

  it('is opened by a word that is new in the titles of two origins, and says which', () => {
    const arrested = [
      report('gauge', 'Captain of the ferry arrested', 'The ferry sank off Torvik.'),
      report('echo', 'Ferry captain is arrested', 'The ferry sank.'),
    ];
    expect(since(arrested).stated).toEqual(['in titles of two origins: arrested']);
    expect(since(arrested.slice(0, 1)).stated).toEqual([]);
    // In a language in which nothing was read, every word would be new.
    expect(since(arrested.map((one) => ({ ...one, language: 'fr' }))).stated).toEqual([]);
  });

  it('is opened by feeds that give days alone, and by what is stored late unless it is clearly older', () => {
    const toll = (changes: Partial<ComparedReport>) => [
      report('gauge', 'Toll of the ferry at 17', 'The ferry sank off Torvik.', changes),
      report('echo', 'Ferry off Torvik: toll 17', 'It sank.', changes),
    ];
    expect(since(toll({ publishedAt: at('00:00') })).stated.join()).toMatch(/17/);
    expect(since(toll({ publishedAt: null })).stated.join()).toMatch(/17/);
    expect(since(toll({ publishedAt: at('07:45') })).stated.join()).toMatch(/17/);
    expect(since(toll({ publishedAt: at('01:15') }))).toEqual({ later: 0, stated: [] });
    expect(since(toll({ publishedAt: null, fetchedAt: at('08:01') }))).toEqual({ later: 0, stated: [] });
  });

  it('is not silenced by one covered report that is dated tomorrow', () => {
    const tomorrow = { ...(covered[0] as ComparedReport), publishedAt: new Date('2026-03-15T09:00:00Z') };
    const later = [
      report('gauge', 'Seven dead after ferry sinks', 'The ferry sank.'),
      report('echo', 'Ferry sinks: seven dead', 'It sank.'),
    ];
    expect(since(later, [tomorrow]).stated).not.toEqual([]);
  });

  it('is not opened by one piece of colour with names and bystanders, nor by copies', () => {
    const colour = report(
      'gauge',
      'A night in Torvik',
      'At the pub of Edda Kolm in Hallow Street two bystanders drank their tea and spoke with Ilse Brandt of the ferry.',
    );
    expect(since([colour])).toEqual({ later: 1, stated: [] });
    const long = `The ferry Halcyon sank off Torvik. ${Array.from({ length: 60 }, (_, index) => `word${String.fromCharCode(97 + (index % 26))}${index}`).join(' ')}`;
    const source = report('courier', 'Three dead after ferry sinks', long, { publishedAt: at('08:00'), fetchedAt: at('08:05') });
    const copies = ['gauge', 'echo'].map((origin) => report(origin, 'Seven dead, captain arrested', `${long} Seven dead.`));
    expect(since(copies, [source])).toEqual({ later: 2, stated: [] });
  });
});
