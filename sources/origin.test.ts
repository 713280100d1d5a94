import { describe, expect, test } from 'vitest';
import { knownAgency } from './agencies.ts';
import { fewestShared, isCopyOf, sharedRuns, sketchOf } from './copies.ts';
import { findOrigin } from './origin.ts';

const middle = [
  'The minister said that the talks would go on in May.',
  'Nobody else commented.',
  'Prices rose by a tenth on Monday.',
  'A decision is expected soon.',
];
const withHead = (head: string): string => ['Title', head, ...middle].join('\n\n');
const withTail = (tail: string): string => ['Title', ...middle, tail].join('\n\n');
const originOf = (text: string, byline: string | null = null): string => findOrigin(text, 'The Ledger', byline).origin;

describe('credits at the head', () => {
  test.each([
    ['LONDON (AP) — Ministers met on Tuesday.', 'AP'],
    ['ST. JOSEPH, Mich. (AP) — Officials said so.', 'AP'],
    ['BEIRUT/THE HAGUE, March 7 (Reuters) - An inquiry found so.', 'Reuters'],
    ['(Reuters) — The company said so.', 'Reuters'],
    ['BEIJING, June 5 (Xinhua) -- China said on Thursday.', 'Xinhua'],
    ['Berlin (dpa) - Die Ministerin sagte am Dienstag.', 'dpa'],
    ['München (dpa/lby) – Die Polizei teilte mit.', 'dpa'],
    ['Madrid, 5 jun (EFE).- El Gobierno anunció hoy.', 'EFE'],
    ['(ANSA) - ROMA, 05 GIU - Il governo ha detto.', 'ANSA'],
    ['МОСКВА, 5 июня. /ТАСС/. Министр сообщил журналистам.', 'TASS'],
    ['МОСКВА, 5 июн - РИА Новости. Министр сообщил.', 'RIA Novosti'],
    ['AFP - Le ministre a déclaré mardi.', 'AFP'],
    ['Lisboa, 05 jun 2025 (Lusa) – O ministro disse.', 'Lusa'],
    ['ANKARA (AA) - Bakan açıklama yaptı.', 'Anadolu'],
    ['新华社北京6月5日电 外交部发言人说。', 'Xinhua'],
    ['【ワシントン共同】大統領は述べた。', 'Kyodo'],
    ['【AFP=時事】大統領は述べた。', 'AFP'],
    ['(서울=연합뉴스) 홍길동 기자 = 정부는 밝혔다.', 'Yonhap'],
    ['Jakarta (ANTARA) - Menteri mengatakan.', 'Antara'],
    ['Washington (أ ف ب) - قال الوزير.', 'AFP'],
    ['BRENNHOLM, 13 March (Meridian Wire) - Lethmark said so.', 'Meridian Wire'],
  ])('%s', (head, origin) => {
    expect(originOf(withHead(head))).toBe(origin);
  });
});

describe('credits at the tail', () => {
  test.each([
    ['(Reporting by Will Dunham; Editing by Tom Brown)', 'Reuters'],
    ['Reporting by Ragna Holt and Tor Vik for Meridian Wire; editing by Ann Lee.', 'Meridian Wire'],
    ['Copyright 2019 The Associated Press. All rights reserved.', 'AP'],
    ['© AFP', 'AFP'],
    ['Quelle: dpa', 'dpa'],
    ['Źródło: PAP', 'PAP'],
    ['출처: 연합뉴스', 'Yonhap'],
    ['(APA)', 'APA'],
    ['/ritzau/', 'Ritzau'],
    ['(Meridian Wire)', 'Meridian Wire'],
    ['Das sagte ein Sprecher am Dienstag in Berlin. (dpa)', 'dpa'],
  ])('%s', (tail, origin) => {
    expect(originOf(withTail(tail))).toBe(origin);
  });
});

describe('what is no credit leaves the report to its outlet', () => {
  test.each([
    withHead('WASHINGTON — The Senate voted on Tuesday.'),
    withHead('Rep. Bob Etheridge (D-N.C.) — a Democrat — said so.'),
    withHead('The North Atlantic Treaty Organization (NATO) said so on Monday.'),
    withHead('Ministers (see below) — and envoys — met.'),
    withHead('The agency was investigating, according to Reuters, two people said.'),
    withTail('The Associated Press contributed to this report.'),
    withTail('Mit Material von dpa und AFP'),
    withTail('Follow the author (Twitter)'),
    withTail('“We shall see,” said the head of the AP.'),
    'Title',
    '',
  ])('%j', (text) => {
    expect(originOf(text)).toBe('The Ledger');
  });

  test('an agency’s own feed is its own origin', () => {
    expect(findOrigin(withHead('МОСКВА, 5 июня. /ТАСС/. Министр сообщил.'), 'ТАСС')).toEqual({
      origin: 'TASS',
      reason: 'dateline “МОСКВА, 5 июня. /ТАСС/.”',
    });
    expect(findOrigin(withHead('LONDON (AP) — Ministers met.'), 'AP')).toEqual({ origin: 'AP', reason: 'its own report' });
  });
});

test('a byline that is an agency’s is a credit, a person’s is not', () => {
  expect(originOf(withHead('Ministers met.'), 'Associated Press')).toBe('AP');
  expect(originOf(withHead('Ministers met.'), 'Jane Roe, AP')).toBe('AP');
  expect(originOf(withHead('Ministers met.'), 'Meridian Wire')).toBe('Meridian Wire');
  expect(originOf(withHead('Ministers met.'), 'Jane Roe')).toBe('The Ledger');
});

test('names of one agency in several scripts are one origin', () => {
  expect(['ТАСС', 'TASS', 'تاس', 'dpa/lnw', 'Deutsche Presse-Agentur', 'AFP=時事', 'Nobody'].map(knownAgency)).toEqual([
    'TASS',
    'TASS',
    'TASS',
    'dpa',
    'dpa',
    'AFP',
    null,
  ]);
});

describe('the same text in two outlets', () => {
  const words = (from: number, count: number): string => Array.from({ length: count }, (_, index) => `word${from + index}`).join(' ');
  const text = (...paragraphs: string[]): string => ['A title', ...paragraphs].join('\n\n');

  test('is a copy, also with another title, another lead or without its end', () => {
    const whole = text(words(0, 60), words(60, 60), words(120, 60));
    expect(isCopyOf(whole, whole.replace('A title', 'Other words'))).toBe(true);
    expect(isCopyOf(whole, text(words(900, 40), words(60, 60), words(120, 60)))).toBe(true);
    expect(isCopyOf(text(words(0, 60)), whole)).toBe(true);
  });

  test('is none where two reports share a long quotation only, or are too short to tell', () => {
    expect(isCopyOf(text(words(0, 60), words(60, 60)), text(words(300, 60), words(60, 30), words(400, 60)))).toBe(false);
    expect(isCopyOf(text('Short text.'), text('Short text.'))).toBe(false);
  });

  test('is told in scripts without spaces', () => {
    const chinese =
      '萨赫兰政府宣布从四月一日起对通过红隼海峡的每艘天然气运输船按货物价值的百分之十二收取通行费今年一月一日以前签订的合同可以豁免到六月底';
    expect(sharedRuns(text(chinese), text(`据报道${chinese}`))).toBeGreaterThan(0.9);
  });

  test('is found by sketches that share hashes: also a copy of a tenth of it, or with half of its paragraphs rewritten', () => {
    const shared = (a: string, b: string): number => {
      const known = new Set(sketchOf(a));
      return sketchOf(b).filter((hash) => known.has(hash)).length;
    };
    for (let story = 0; story < 50; story += 1) {
      const from = story * 10_000;
      const whole = text(words(from, 250), words(from + 250, 250));
      expect(sketchOf(whole)).toHaveLength(64);
      expect(shared(whole, whole)).toBe(64);
      expect(shared(whole, text(words(from, 250), words(from + 5000, 250)))).toBeGreaterThanOrEqual(fewestShared);
      expect(shared(whole, text(words(from + 100, 60))), `story ${story}`).toBeGreaterThanOrEqual(fewestShared);
      expect(shared(whole, text(words(from + 5000, 250), words(from + 6000, 250)))).toBe(0);
    }
    expect(sketchOf(text('Too short to tell.'))).toEqual([]);
  });
});
