// Nightly: `npm run fuzz:feeds`. Broken feeds through the feed reader.
import { makeCase } from './feeds/mutator.ts';
import { runCase } from './feeds/run-case.ts';
import { runFuzz } from './fuzz/run-fuzz.ts';

await runFuzz({ program: import.meta.filename, cases: 100_000, data: '../shared/data/feeds', makeCase, runCase });
