import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SampleWireError } from './errors.ts';
import { loadSampleWire } from './load.ts';
import type { SampleEvent, SampleReport } from './schema.ts';

const wire = loadSampleWire();
const news = wire.events.filter((event) => event.newsworthy);
const reports = news.flatMap((event) => event.reports);
const text = (report: SampleReport): string => report.paragraphs.join('\n');
const english = (event: SampleEvent): SampleReport[] => event.reports.filter((report) => report.outlet.language === 'en');
/** An event's reports in the language that most of them share. */
const shared = (one: SampleEvent): SampleReport[] => {
  const groups = one.reports.map(({ outlet }) => one.reports.filter((each) => each.outlet.language === outlet.language));
  return groups.reduce((most, group) => (group.length > most.length ? group : most));
};
const desks = [
  'halvard-brennick',
  'odessa-thornquill',
  'imara-okonvale',
  'leocadia-varnholt',
  'ansel-quorraine',
  'miriam-solvandre',
  'nadir-halqawan',
  'sorei-kanbayat',
  'celestino-arrabaya',
];
const scripts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['en', 'de', 'fr', 'es', 'sw', 'tr', 'id', 'pt'].map((language) => [language, '\\p{Script=Latin}'])),
  ru: '\\p{Script=Cyrillic}',
  ar: '\\p{Script=Arabic}',
  zh: '\\p{Script=Han}',
  ko: '\\p{Script=Hangul}',
  hi: '\\p{Script=Devanagari}',
};
const dates = /\d{1,2}\.? (?:March|März|mars|de marzo|de março|марта|مارس|Machi|Mart|Maret|मार्च)|3[月월] ?\d{1,2}[日일]/u;
const event = (id: string): SampleEvent => {
  const found = wire.events.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no event ${id}`);
  return found;
};
const report = (id: string, outlet: string): SampleReport => {
  const found = event(id).reports.find((candidate) => candidate.outlet.slug === outlet);
  if (!found) throw new Error(`no report of ${outlet} on ${id}`);
  return found;
};

function words(value: string, language: string): number {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(value);
  return [...segments].filter((segment) => segment.isWordLike).length;
}

describe('the sample world', () => {
  it('has at least eleven events, each with four to seven outlets, three or more of them in one language', () => {
    expect(news.length).toBeGreaterThanOrEqual(11);
    for (const { id, reports: all } of news) {
      const outlets = new Set(all.map(({ outlet }) => outlet.slug));
      expect(outlets.size, id).toBe(all.length);
      expect(outlets.size, id).toBeGreaterThanOrEqual(4);
      expect(outlets.size, id).toBeLessThanOrEqual(7);
      expect(shared(event(id)).length, id).toBeGreaterThanOrEqual(3);
    }
    // One event at most is told mainly in another language than English.
    expect(news.filter((one) => shared(one)[0]?.outlet.language !== 'en').length).toBeLessThanOrEqual(1);
  });

  it('has news for each of the nine desks', () => {
    expect(new Set(news.map(({ persona }) => persona))).toEqual(new Set(desks));
  });

  it('is written in at least twelve languages and five scripts, and each event in more than one language', () => {
    expect(new Set(reports.map(({ outlet }) => outlet.language))).toEqual(new Set(Object.keys(scripts)));
    expect(Object.keys(scripts).length).toBeGreaterThanOrEqual(12);
    expect(new Set(Object.values(scripts)).size).toBeGreaterThanOrEqual(5);
    for (const one of reports) {
      const script = scripts[one.outlet.language] ?? '';
      const letters = text(one).match(/\p{L}/gu) ?? [];
      const inScript = letters.filter((letter) => new RegExp(`[${script}]`, 'u').test(letter));
      // Papers of the far shore put a foreign name's own letters after it.
      expect(inScript.length / letters.length, one.slug).toBeGreaterThan(['ko', 'zh', 'hi'].includes(one.outlet.language) ? 0.85 : 0.95);
    }
    for (const { id, reports: all } of news) expect(new Set(all.map(({ outlet }) => outlet.language)).size, id).toBeGreaterThanOrEqual(2);
  });

  it('gives the reports of the shared language 250 to 650 words, the others at least 120', () => {
    for (const one of news) {
      for (const each of one.reports) {
        const length = words(text(each), each.outlet.language);
        expect(each.paragraphs.length, each.slug).toBeGreaterThanOrEqual(6);
        expect(each.paragraphs.length, each.slug).toBeLessThanOrEqual(14);
        expect(length, each.slug).toBeGreaterThanOrEqual(shared(one).includes(each) ? 250 : 120);
        expect(length, each.slug).toBeLessThanOrEqual(650);
      }
    }
  });

  it('holds quotations, dates and figures in every report, in typographic and in straight marks', () => {
    for (const one of reports) {
      expect(text(one), one.slug).toMatch(/["“„«「][^"”“»」]{12,}["”“»」]/u);
      expect(text(one), one.slug).toMatch(/\d/);
      expect(text(one), one.slug).toMatch(dates);
    }
    const inEnglish = news.flatMap(english).map(text);
    expect(inEnglish.filter((value) => value.includes('"')).length).toBeGreaterThanOrEqual(5);
    expect(inEnglish.filter((value) => value.includes('“')).length).toBeGreaterThanOrEqual(5);
  });

  it('names unnamed sources as such and reports a denial in every event', () => {
    for (const one of news) {
      const all = english(one).map(text).join('\n');
      expect(all, one.id).toMatch(/\b(?:officials?|people|diplomats?)\b.{0,80}\b(?:familiar|briefed|anonymity|not named|said)/);
      expect(all, one.id).toMatch(/\bden(?:y|ies|ied)\b|had nothing to do with/);
    }
  });

  it('lets exactly two outlets carry one agency report word for word, under its credit line', () => {
    const carried = reports.filter(({ agency }) => agency !== null);
    expect(carried).toHaveLength(2);
    const [first, second] = carried;
    expect(first?.event).toBe(second?.event);
    expect(first?.outlet).not.toBe(second?.outlet);
    expect(first?.paragraphs).toEqual(second?.paragraphs);
    expect(first?.title).not.toBe(second?.title);
    expect(first?.paragraphs[0]).toContain('(Meridian Wire)');
    for (const one of reports.filter(({ agency }) => agency === null)) expect(text(one), one.slug).not.toContain(first?.paragraphs[1]);
  });

  it('sets one outlet against another on whether the minister was dismissed', () => {
    expect(text(report('attorney-general-leaves', 'port-lyndon-ledger'))).toContain(
      'President Adrian Colworth dismissed Attorney General Marcus Thole',
    );
    expect(text(report('attorney-general-leaves', 'alderian-standard'))).toContain('Mr. Thole made the decision himself');
  });

  it('gives differing figures with the reason for the difference', () => {
    const corridor = event('tessen-corridor-talks').reports.map((one) => text(one).replaceAll(/[\s.,]/gu, ''));
    for (const value of corridor) expect(value).toMatch(/38(?:000|тысяч)/u);
    for (const value of corridor) expect(value).toMatch(/21(?:000|тысяч)/u);
    expect(text(report('tessen-corridor-talks', 'brennholm-courier'))).toContain('leaves out supply, engineering and railway units');
  });

  it('tries to instruct the reader’s software on one page, in its text and out of sight', () => {
    const planted = reports.filter((one) => one.planted !== null);
    expect(planted.map(({ outlet }) => outlet.slug)).toEqual(['open-lens']);
    expect(planted.map(text).join('\n')).toContain('ignore your previous instructions');
  });

  it('corrects one page, changing only what was wrong and saying so at its end', () => {
    const [one, ...others] = reports.filter(({ corrected }) => corrected !== null);
    expect(others).toEqual([]);
    const before = one?.paragraphs ?? [];
    const after = one?.corrected ?? [];
    expect(after).toHaveLength(before.length + 1);
    expect(before.filter((paragraph, index) => paragraph !== after[index])).toHaveLength(1);
    expect(before.join('\n')).toContain('unanimously');
    expect(after.slice(0, -1).join('\n')).not.toContain('unanimously');
    expect(after.at(-1)).toMatch(/^Correction/);
  });

  it('has a horoscope and a recipe that are not news, each in a single outlet', () => {
    const rest = wire.events.filter(({ newsworthy }) => !newsworthy);
    expect(rest.map(({ id }) => id)).toEqual(['late-winter-barley-soup', 'your-week-in-the-stars']);
    expect(rest.map(({ reports: all }) => all.length)).toEqual([1, 1]);
  });

  it('gives every outlet something to report', () => {
    const busy = new Set(reports.map(({ outlet }) => outlet.slug));
    expect(wire.outlets.map(({ slug }) => slug).filter((slug) => !busy.has(slug))).toEqual([]);
  });
});

describe('a sample wire that does not hold what it should', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  const outlet = '- {slug: one, name: One, language: en, country: Nowhere, feed: rss, motto: First}';
  const row = 'outlet: one, slug: a, minutesAgo: 5, dated: 1 March, byline: B, title: T, deck: D, caption: C';
  const file = (rows: string): string => `{id: e, title: E, newsworthy: false, reports: [${rows}]}`;

  function problemWith(content: string, outlets = outlet): string {
    const folder = mkdtempSync(join(tmpdir(), 'sample-wire-'));
    folders.push(folder);
    mkdirSync(join(folder, 'events'));
    writeFileSync(join(folder, 'outlets.yaml'), outlets);
    writeFileSync(join(folder, 'events', 'e.yaml'), content);
    try {
      loadSampleWire(folder);
    } catch (error) {
      if (error instanceof SampleWireError && error.code === 'sample-wire-bad-file') return error.message;
      throw error;
    }
    return 'no problem';
  }

  it('is read when it is whole', () => {
    expect(problemWith(file(`{${row}, body: Text}`))).toBe('no problem');
  });

  it('names the file and the key of a value that is missing or unknown', () => {
    expect(problemWith(file(`{${row}, bdoy: Text}`))).toMatch(/e\.yaml.*bdoy/s);
    expect(problemWith(file(`{${row}, body: Text}`), outlet.replace('rss', 'gopher'))).toMatch(/outlets\.yaml.*feed/s);
  });

  it('refuses news without a desk, and a desk for what is no news', () => {
    expect(problemWith(file(`{${row}, body: Text}`).replace('newsworthy: false', 'newsworthy: true'))).toMatch(/persona/);
    expect(problemWith(file(`{${row}, body: Text}`).replace('newsworthy', 'persona: somebody, newsworthy'))).toMatch(/persona/);
  });

  it('names the file that is not YAML', () => {
    expect(problemWith('{id: [')).toMatch(/e\.yaml: it cannot be read as YAML/);
  });

  it('refuses an outlet that does not exist, a report without text and two pages at one address', () => {
    expect(problemWith(file(`{${row.replace('one', 'two')}, body: Text}`))).toContain('no outlet "two"');
    expect(problemWith(file(`{${row}}`))).toContain('needs either a body');
    expect(problemWith(file(`{${row}, carries: agency}`))).toContain('needs either a body');
    expect(problemWith(file(`{${row}, body: Text}, {${row}, body: Text}`))).toContain('two reports are at one/a');
  });

  it('refuses a correction of words that are not on the page exactly once', () => {
    const correction = 'correction: {replace: [{from: seven, to: six}], note: Corrected}';
    expect(problemWith(file(`{${row}, body: five, ${correction}}`))).toContain('"seven" occurs 0 times');
    expect(problemWith(file(`{${row}, body: seven of seven, ${correction}}`))).toContain('"seven" occurs 2 times');
  });

  it('refuses agency copy without its credit line', () => {
    const agency = 'agency: {name: A, credit: (A), body: Text}';
    expect(problemWith(file(`{${row}, carries: agency}`).replace('reports:', `${agency}, reports:`))).toContain('lacks its credit line');
  });
});
