// Constraints of the bundled list itself: it is data written by hand, so each rule it must keep is checked here.
import { describe, expect, it } from 'vitest';
import { readWorldFeeds } from './opml-file.ts';
import type { OpmlFeed } from './opml.ts';

const countriesByContinent: Record<string, string> = {
  Africa: 'BF BI BJ BW CG DZ EG ET GH GN KE LS MA MG ML MU MW NA NG RW SN SS TN TZ UG ZA ZM ZW',
  Asia: 'AE AF AM AZ BD BH BN BT CN HK ID IL IN IR JO JP KG KH KR KW LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TL TR TW UZ VN YE',
  Europe:
    'AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM UA VA',
  'North America': 'BB CA CR CU DM DO GT HT JM MX TT US',
  Oceania: 'AS AU FM GU MH NZ PF PG PW SB WS',
  'South America': 'AR BO BR CL CO EC GY PE PY SR UY VE',
};

const { title, feeds, problems } = await readWorldFeeds();

function rowsThat(fail: (feed: OpmlFeed) => boolean): string[] {
  return feeds.filter(fail).map((feed) => `${feed.title} ${feed.url}`);
}

function isNamed(type: 'language' | 'region', code: string | null): boolean {
  const names = new Intl.DisplayNames('en', { type, fallback: 'none' });
  return code !== null && names.of(code) !== undefined;
}

describe('the bundled list of world feeds', () => {
  it('is read whole, without a problem', () => {
    expect(title).toBe('World news feeds');
    expect(problems).toEqual([]);
    expect(feeds.length).toBeGreaterThanOrEqual(300);
  });

  it('names each address once, whatever its scheme or closing slash', () => {
    const addresses = feeds.map((feed) => feed.url.replace(/^https?:/, '').replace(/\/$/, ''));
    expect(new Set(addresses).size).toBe(feeds.length);
  });

  it('says of every feed who publishes it, where, for which region and where its address is documented', () => {
    expect(rowsThat((feed) => feed.site === null)).toEqual([]);
    expect(rowsThat((feed) => feed.category.length === 0)).toEqual([]);
    expect(rowsThat((feed) => !isNamed('language', feed.language))).toEqual([]);
    expect(rowsThat((feed) => !isNamed('region', feed.country))).toEqual([]);
    expect(rowsThat((feed) => feed.documentedAt === null)).toEqual([]);
  });

  it('cites files at a fixed commit, so that the citation cannot change under the list', () => {
    const fixed = /^https:\/\/github\.com\/[^/]+\/[^/]+\/blob\/[0-9a-f]{40}\/.+/;
    expect(
      rowsThat(({ documentedAt }) => {
        const isFile = documentedAt?.startsWith('https://github.com/') ?? false;
        return isFile && !fixed.test(documentedAt ?? '');
      }),
    ).toEqual([]);
  });

  it('claims no check that was not made', () => {
    expect(rowsThat((feed) => feed.verified)).toEqual([]);
  });

  it('speaks at least 60 languages and leaves no single one with half of the list', () => {
    const counts = new Map<string | null, number>();
    for (const { language } of feeds) counts.set(language, (counts.get(language) ?? 0) + 1);
    expect(counts.size).toBeGreaterThanOrEqual(60);
    expect(Math.max(...counts.values())).toBeLessThan(feeds.length / 2);
  });

  it.each(Object.entries(countriesByContinent))('has outlets in %s', (_continent, countries) => {
    const here = countries.split(' ');
    const outlets = feeds.filter((feed) => feed.country !== null && here.includes(feed.country));
    expect(outlets.length).toBeGreaterThanOrEqual(3);
  });

  it('has outlets of at least 100 countries', () => {
    expect(new Set(feeds.map((feed) => feed.country)).size).toBeGreaterThanOrEqual(100);
  });

  it('places every country on a continent', () => {
    const placed = Object.values(countriesByContinent).join(' ').split(' ');
    expect(rowsThat((feed) => feed.country === null || !placed.includes(feed.country))).toEqual([]);
  });

  const scripts =
    'Arabic Bengali Cyrillic Devanagari Ethiopic Greek Gujarati Gurmukhi Han Hangul Katakana Myanmar Sinhala Tamil Telugu Thaana Thai';
  it.each(scripts.split(' '))('keeps the names of outlets that write in %s in that script', (script) => {
    const letters = new RegExp(`\\p{Script=${script}}`, 'u');
    expect(feeds.filter((feed) => letters.test(feed.title)).length).toBeGreaterThan(0);
  });
});
