// A process that measures what the detector adds to its memory. Run by memory.ts: its argument is the file of sentences.
import { readSentences } from './sentences.ts';

const { rows } = await readSentences(process.argv[2]);
const { detectLanguage } = await import('../../sources/language.ts');

function residentBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

const before = residentBytes();
for (const { text } of rows) detectLanguage(text);
process.stdout.write(JSON.stringify({ addedMegabytes: Math.round((residentBytes() - before) / 1e5) / 10 }));
