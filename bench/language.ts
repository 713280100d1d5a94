// How often the language of one sentence is told, with no hint, with the right one and with a wrong one. The data: lines of {text, lang}.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { detectLanguage } from '../sources/language.ts';
import { requireData } from './data.ts';

const rowSchema = z.object({ text: z.string(), lang: z.string() });

export interface LanguageOptions {
  readonly data?: string;
  readonly json: boolean;
}

export async function run(options: LanguageOptions): Promise<void> {
  const rows = (await readFile(requireData(options.data, 'a file of lines {text, lang}'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => rowSchema.parse(JSON.parse(line)));

  function measure(hintFor: (lang: string) => string | null): { accuracy: number; wrong: Map<string, number> } {
    const wrong = new Map<string, number>();
    let right = 0;
    for (const row of rows) {
      const found = detectLanguage(row.text, hintFor(row.lang)).language;
      if (found === row.lang) right += 1;
      else wrong.set(`${row.lang}>${found}`, (wrong.get(`${row.lang}>${found}`) ?? 0) + 1);
    }
    return { accuracy: Math.round((right / rows.length) * 1000) / 1000, wrong };
  }

  const start = performance.now();
  const settings = { none: measure(() => null), right: measure((lang) => lang), wrong: measure((lang) => (lang === 'en' ? 'fr' : 'en')) };
  const perSecond = Math.round((rows.length * 3) / ((performance.now() - start) / 1000));
  const accuracy = Object.fromEntries(Object.entries(settings).map(([name, result]) => [name, result.accuracy]));
  process.stdout.write(`${JSON.stringify({ sentences: rows.length, accuracy, perSecond })}\n`);
  if (!options.json) {
    for (const [name, result] of Object.entries(settings)) {
      const most = [...result.wrong].sort((a, b) => b[1] - a[1]).slice(0, 40);
      process.stdout.write(`${name}: ${most.map(([pair, count]) => `${pair} ${count}`).join(', ')}\n`);
    }
  }
}
