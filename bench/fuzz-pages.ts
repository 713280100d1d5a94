// Nightly: `npm run fuzz:pages`. Broken pages through extraction, without the threads whose limits guard a newsroom.
import { runFuzz } from './fuzz/run-fuzz.ts';
import { makeCase } from './pages/mutator.ts';
import { runCase } from './pages/run-case.ts';

await runFuzz({ program: import.meta.filename, cases: 5000, data: '../shared/data/extract-world/html', makeCase, runCase });
