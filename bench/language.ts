// How well the language of one sentence is told: by the newsroom's detector without a hint, with the right one and with a wrong one, and by
// franc in the same run. On the very sentences that its counts were made from, the figures are those of detectors made without them.
import { writeFile } from 'node:fs/promises';
import { franc } from 'franc';
import { detectLanguage, languageOfTag } from '../sources/language.ts';
import { readFastText, readWeights } from '../sources/language/default-classifier.ts';
import { largestBySpeakers, largestOnTheWeb } from './language/largest.ts';
import { addedMegabytes } from './language/memory.ts';
import { accuracyOf, byLanguage, mistakes, readSentences } from './language/sentences.ts';
import { heldOutDetectors } from './language/training.ts';

export interface LanguageOptions {
  readonly data?: string;
  readonly output?: string;
  readonly json: boolean;
}

/** Passes over the sentences of which the speed is the median one: the first is slower, while the code is compiled. */
const passes = 5;

interface Speed {
  readonly textsPerSecond: number;
  /** By the processor's time instead of the clock's (with that of compiling and collecting): other work on the machine does not count. */
  readonly textsPerProcessorSecond: number;
}

/** Calls `tell` for each text in `passes` rounds, one after the other. */
function speedOf(texts: readonly string[], tell: (text: string) => unknown): Speed {
  const median = (rates: number[]): number => Math.round(rates.sort((a, b) => a - b)[Math.floor(passes / 2)] ?? 0);
  const rates = Array.from({ length: passes }, () => {
    const [start, used] = [performance.now(), process.cpuUsage()];
    for (const text of texts) tell(text);
    const { user, system } = process.cpuUsage(used);
    return { clock: (texts.length * 1e3) / (performance.now() - start), processor: (texts.length * 1e6) / (user + system) };
  });
  return {
    textsPerSecond: median(rates.map(({ clock }) => clock)),
    textsPerProcessorSecond: median(rates.map(({ processor }) => processor)),
  };
}

export async function run(options: LanguageOptions): Promise<void> {
  const { rows, sha256 } = await readSentences(options.data);
  const texts = rows.map(({ text }) => text);
  const memory = await addedMegabytes(options.data);
  const weights = readWeights();
  // Before anything else has run: detectors of other counts would make the shared code slower than it is in a newsroom.
  const speed = speedOf(texts, (text) => detectLanguage(text));
  const seen = weights.trainedOn.sha256 === sha256;
  const heldOut = seen ? heldOutDetectors(rows, readFastText(), weights) : null;

  function answers(hintFor: (lang: string) => string | null): string[] {
    return rows.map(({ text, lang }, at) => (heldOut?.(at) ?? detectLanguage)(text, hintFor(lang)).language);
  }
  const told = answers(() => null);
  const right = answers((lang) => lang);
  const wrong = answers((lang) => (lang === 'en' ? 'fr' : 'en'));
  const francTold = texts.map((text) => languageOfTag(franc(text)) ?? 'und');
  const own = texts.map((text) => detectLanguage(text).language);

  const result = {
    sentences: rows.length,
    languages: new Set(rows.map(({ lang }) => lang)).size,
    measured: seen ? 'held out: five detectors, each made without the fifth that it is asked about' : 'the detector as it is',
    accuracy: accuracyOf(rows, told),
    undetermined: told.filter((language) => language === 'und').length,
    worst: Object.fromEntries(byLanguage(rows, told).slice(0, 10)),
    withHint: { right: accuracyOf(rows, right).all, wrong: accuracyOf(rows, wrong).all },
    ...speed,
    addedMegabytes: memory,
    franc: { accuracy: accuracyOf(rows, francTold), ...speedOf(texts, (text) => franc(text)) },
    ...(seen ? { onItsOwnTrainingSentences: accuracyOf(rows, own).all } : {}),
  };
  // What the held-out detectors say where there are any: a file for scoring elsewhere must not profit from having seen the sentences.
  if (options.output !== undefined) await writeFile(options.output, told.map((lang) => `${JSON.stringify({ lang })}\n`).join(''));
  process.stdout.write(`${JSON.stringify(result)}\n`);
  if (options.json) return;
  process.stdout.write(`25 largest by speakers: ${largestBySpeakers.join(' ')}\n25 largest on the web: ${largestOnTheWeb.join(' ')}\n`);
  for (const [name, said] of Object.entries({ none: told, right, wrong, franc: francTold }))
    process.stdout.write(
      `${name}: ${mistakes(rows, said, 40)
        .map(([pair, count]) => `${pair} ${count}`)
        .join(', ')}\n`,
    );
}
