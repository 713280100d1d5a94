import { describe, expect, it } from 'vitest';
import { claimFactsSchema, type ClaimFacts } from '../../core/claim-facts.ts';
import type { AttributionLink, Claim } from '../../core/claims.ts';
import { testArticle } from '../extractive/testing.ts';
import { datesOf } from './dates.ts';
import { factReader } from './facts-of.ts';
import { zoneOfAddress } from './zone.ts';

interface Case {
  readonly language?: string;
  readonly kind?: Claim['kind'];
  readonly attribution?: AttributionLink[];
  readonly spoken?: boolean;
  readonly date?: string;
}

/** Wednesday 11 March 2026 unless said otherwise. */
function facts(quote: string, { language = 'en', kind = 'event', attribution = [], spoken = false, date }: Case = {}): ClaimFacts {
  const article = testArticle({
    outlet: 'Courier',
    title: 'Barges',
    paragraphs: [quote],
    language,
    ...(date === undefined ? {} : { date }),
  });
  const outlet: AttributionLink = { kind: 'outlet', name: 'Courier', role: null };
  const read = factReader(article)({ quote, language, kind, attribution: [outlet, ...attribution], spoken });
  return claimFactsSchema.parse(read);
}

describe('figures of a claim', () => {
  it.each([
    ['en', 'The authority held 140 grain barges at Velmar.', [['140 grain barges', 140, 'barges']]],
    ['en', 'The repair will cost 1.2 million crowns.', [['1.2 million crowns', 1_200_000, 'crowns']]],
    [
      'en',
      'Turnout rose by 4.5 percent to 61%.',
      [
        ['4.5 percent', 4.5, '%'],
        ['61%', 61, '%'],
      ],
    ],
    ['en', 'The fund lost $3.6 billion in a week.', [['$3.6 billion', 3_600_000_000, '$']]],
    [
      'en',
      'The scheme reached 2.5 lakh farmers and cost 1.2 lakh crore rupees.',
      [
        ['2.5 lakh farmers', 250_000, 'farmers'],
        ['1.2 lakh crore rupees', 1_200_000_000_000, 'rupees'],
      ],
    ],
    ['de', 'Die Reparatur kostet 1,2 Millionen Kronen.', [['1,2 Millionen Kronen', 1_200_000, 'Kronen']]],
    ['zh', '修理费用为120万美元。', [['120万美元', 1_200_000, '美元']]],
    ['ja', '修理費は3億円と見込まれる。', [['3億円', 300_000_000, '円']]],
  ] as const)('have their scale and unit (%s: %s)', (language, quote, expected) => {
    expect(facts(quote, { language }).figures.map(({ text, value, unit }) => [text, value, unit])).toEqual(expected);
  });
});

describe('days of a claim', () => {
  it.each([
    ['en', 'The terminal was closed on Monday.', '2026-03-09', '2026-03-09'],
    ['en', 'The terminal was closed on Wednesday.', '2026-03-11', '2026-03-11'],
    ['en', 'The council will vote on Monday.', '2026-03-16', '2026-03-16'],
    ['en', 'The terminal was closed last Wednesday.', '2026-03-04', '2026-03-04'],
    ['en', 'The terminal was closed yesterday.', '2026-03-10', '2026-03-10'],
    ['en', 'Divers went down last week.', '2026-03-02', '2026-03-08'],
    ['en', 'Divers went down two days ago.', '2026-03-09', '2026-03-09'],
    ['en', 'Divers went down on 28 December.', '2025-12-28', '2025-12-28'],
    ['en', 'Divers went down on March 9, 2024.', '2024-03-09', '2024-03-09'],
    ['en', 'The cracks were seen in January.', '2026-01-01', '2026-01-31'],
    ['en', 'The pier was enlarged in 1961.', '1961-01-01', '1961-12-31'],
    ['es', 'La terminal fue cerrada el lunes.', '2026-03-09', '2026-03-09'],
    ['es', 'Los buzos bajaron la semana pasada.', '2026-03-02', '2026-03-08'],
    ['fr', 'Le terminal a été fermé le 9 mars 2026.', '2026-03-09', '2026-03-09'],
    ['de', 'Das Terminal wurde am Montag geschlossen.', '2026-03-09', '2026-03-09'],
    ['de', 'Taucher waren vergangene Woche unten.', '2026-03-02', '2026-03-08'],
    ['ru', 'Терминал закрыли в среду.', '2026-03-11', '2026-03-11'],
    ['ru', 'Терминал закрыли 9 марта.', '2026-03-09', '2026-03-09'],
    ['pl', 'Terminal zamknięto w środę.', '2026-03-11', '2026-03-11'],
    ['ar', 'أغلقت المحطة يوم الاثنين.', '2026-03-09', '2026-03-09'],
    ['zh', '码头于3月9日关闭。', '2026-03-09', '2026-03-09'],
    ['zh', '码头于星期一关闭。', '2026-03-09', '2026-03-09'],
    ['ja', 'ターミナルは昨日閉鎖された。', '2026-03-10', '2026-03-10'],
  ] as const)('are resolved against the day of the report (%s: %s)', (language, quote, from, to) => {
    expect(datesOf(quote, language, '2026-03-11', false).map((date) => [date.from, date.to])).toEqual([[from, to]]);
  });

  it.each(['They may close 14 piers.', 'Protesters march through the port.', 'The ship carried 2,026 cars.', 'The lock opens on 05/06.'])(
    'are not read out of other words: %s',
    (quote) => {
      expect(datesOf(quote, 'en', '2026-03-11', false)).toEqual([]);
    },
  );

  it('are not guessed for an article without a date', () => {
    expect(datesOf('It closed on Monday, and opened on 9 March 2024.', 'en', null, false)).toEqual([
      { text: '9 March 2024', from: '2024-03-09', to: '2024-03-09' },
    ]);
  });

  it('are counted from the day where the paper is', () => {
    expect(zoneOfAddress('https://news.example.jp/a')).toBe('Asia/Tokyo');
    expect(zoneOfAddress('https://news.example/a')).toBe('UTC');
    expect(zoneOfAddress('https://news.example.us/a')).toBe('UTC');
    const article = testArticle({
      outlet: 'Minato',
      title: 'Pier',
      paragraphs: ['The pier closed yesterday.'],
      date: '2026-03-10T20:00:00Z',
    });
    const claim = { quote: 'The pier closed yesterday.', language: 'en', kind: 'event', attribution: [], spoken: false } as const;
    const at = (url: string): string | undefined => factReader({ ...article, url })({ ...claim, attribution: [] }).dates[0]?.from;
    expect([at('https://minato.example/1'), at('https://minato.jp/1')]).toEqual(['2026-03-09', '2026-03-10']);
  });
});

describe('who and where', () => {
  it('are sorted where the words around them say so', () => {
    const read = facts('Harbour master Tor Lind told the Harbour Commission in Velmar that Minister Ada Brandt had left for Norway.', {
      attribution: [{ kind: 'person', name: 'Tor Lind', role: 'harbour master' }],
    });
    expect(read.people).toEqual(['Tor Lind', 'Ada Brandt']);
    expect(read.organisations).toEqual(['Harbour Commission']);
    expect(read.places).toEqual(['Velmar', 'Norway']);
  });

  it('leave days, months and the first word of a sentence out', () => {
    const read = facts('Traders in Mirrow opened on Monday and closed in March.');
    expect([...read.people, ...read.organisations, ...read.names, ...read.places]).toEqual(['Mirrow']);
  });
});

describe('hedging', () => {
  it.each([
    ['en', 'The vote would likely fail.', ['would likely']],
    ['en', 'Two ships may have collided, reportedly in fog.', ['may', 'reportedly']],
    ['en', 'The vote failed in May.', []],
    ['es', 'El presunto autor podría estar en la isla.', ['presunto', 'podría']],
    ['de', 'Der Frachter soll den Anker verloren haben.', ['soll']],
    ['fr', 'Le cargo aurait perdu son ancre.', ['aurait']],
    ['ru', 'Судно, вероятно, потеряло якорь.', ['вероятно']],
    ['zh', '该船据称丢失了船锚。', ['据称']],
  ])('is kept in its own words (%s: %s)', (language, quote, expected) => {
    expect(facts(quote, { language }).hedges).toEqual(expected);
  });
});

describe('unnamed sources', () => {
  const anonymous = (name: string): AttributionLink[] => [{ kind: 'anonymous', name, role: null }];
  it.each([
    ['two officials', 2, 'officials'],
    ['Three people briefed on the plan', 3, 'people briefed on the plan'],
    ['a senior ministry official', 1, 'senior ministry official'],
    ['officials', null, 'officials'],
    ['several diplomats', null, 'diplomats'],
  ])('are counted where the report counts them: %s', (name, count, standing) => {
    expect(facts('The pier is closed.', { attribution: anonymous(name) }).unnamed).toEqual({ count, standing });
  });

  it('are found in a sentence that keeps its own attribution', () => {
    expect(facts('The pier will stay closed until May, according to two officials familiar with the plan.').unnamed).toEqual({
      count: 2,
      standing: 'officials familiar with the plan',
    });
    expect(
      facts('Helga Tarn said the pier is closed.', { attribution: [{ kind: 'person', name: 'Helga Tarn', role: null }] }).unnamed,
    ).toBeNull();
  });
});
