// How well articles are extracted: F1 of 4-word shingles against pages read by people. The data: a folder with ground-truth.json and
// html/ID.html.gz.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { decodeText } from '../sources/extract/decode.ts';
import { extractArticle } from '../sources/extract/extract-article.ts';
import { readJson, requireData } from './data.ts';

const truthSchema = z.record(z.string(), z.object({ articleBody: z.string(), url: z.string().nullish(), title: z.string().nullish() }));

/** Counts of the runs of four words of `text`; of all its words where it has fewer. */
function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let index = 0; index < Math.max(1, words.length - 3); index += 1) {
    const key = words.slice(index, index + 4).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function compare(truth: string, found: string): { precision: number; recall: number } {
  const expected = shingles(truth);
  const actual = shingles(found);
  let [both, extra, missed] = [0, 0, 0];
  for (const key of new Set([...expected.keys(), ...actual.keys()])) {
    const [x, y] = [expected.get(key) ?? 0, actual.get(key) ?? 0];
    both += Math.min(x, y);
    extra += Math.max(0, y - x);
    missed += Math.max(0, x - y);
  }
  const share = (wrong: number, other: number): number => (both + wrong === 0 ? (other === 0 ? 1 : 0) : both / (both + wrong));
  return { precision: share(extra, missed), recall: share(missed, extra) };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

export interface ExtractOptions {
  readonly data?: string;
  readonly json: boolean;
  readonly worst: number;
  readonly show?: string;
  /** File for {id: {articleBody}}. */
  readonly output?: string;
}

export async function run(options: ExtractOptions): Promise<void> {
  const directory = requireData(options.data, 'a folder with ground-truth.json and html/');
  const truth = readJson(
    requireData(join(directory, 'ground-truth.json'), 'the pages as read by people'),
    truthSchema,
    '{id: {articleBody, url, title}}',
  );

  const pages: { id: string; precision: number; recall: number; title: boolean | null; code: string | null }[] = [];
  const found: Record<string, { articleBody: string }> = {};
  let [thrown, milliseconds] = [0, 0];
  for (const [id, expected] of Object.entries(truth)) {
    if (options.show !== undefined && !id.includes(options.show)) continue;
    const html = decodeText(gunzipSync(await readFile(join(directory, 'html', `${id}.html.gz`))), null);
    const start = performance.now();
    try {
      const article = await extractArticle(html, { url: expected.url ?? `https://example.org/${id}` });
      const text = article.ok ? article.paragraphs.join('\n\n') : '';
      found[id] = { articleBody: text };
      const title =
        expected.title === undefined || expected.title === null ? null : article.ok && plain(article.title) === plain(expected.title);
      pages.push({ id, ...compare(expected.articleBody, text), title, code: article.ok ? null : article.code });
      if (options.show !== undefined)
        process.stdout.write(
          `${id}\n--- expected: ${expected.title ?? ''}\n${expected.articleBody}\n--- found: ${article.ok ? `${article.title}\n${text}` : article.message}\n\n`,
        );
    } catch (error) {
      thrown += 1;
      found[id] = { articleBody: '' };
      pages.push({ id, precision: 0, recall: 0, title: null, code: error instanceof Error ? error.name : 'thrown' });
    }
    milliseconds += performance.now() - start;
  }

  const precision = mean(pages.map((page) => page.precision));
  const recall = mean(pages.map((page) => page.recall));
  const titled = pages.filter((page) => page.title !== null);
  const round = (value: number): number => Math.round(value * 10_000) / 10_000;
  const result = {
    pages: pages.length,
    f1: round((2 * precision * recall) / (precision + recall)),
    precision: round(precision),
    recall: round(recall),
    thrown,
    failed: Object.fromEntries(pages.filter((page) => page.code !== null).map((page) => [page.id, page.code])),
    titlesExact: titled.length === 0 ? null : round(titled.filter((page) => page.title).length / titled.length),
    pagesPerSecond: Math.round((pages.length / milliseconds) * 10_000) / 10,
  };
  if (options.output !== undefined) await writeFile(options.output, `${JSON.stringify(found)}\n`);
  process.stdout.write(
    options.json
      ? `${JSON.stringify(result)}\n`
      : `${Object.entries(result)
          .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
          .join('\n')}\n`,
  );
  const worst = pages.toSorted((a, b) => a.precision + a.recall - b.precision - b.recall).slice(0, options.worst);
  for (const page of worst)
    process.stdout.write(`${page.id} precision ${round(page.precision)} recall ${round(page.recall)} ${page.code ?? ''}\n`);
}
