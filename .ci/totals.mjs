// Adds up vitest's JSON reports: runs that passed and failed over all stages, and tests that no stage ran. Exits 1 where anything failed.
import { readFileSync } from 'node:fs';

const [failedStage, ...files] = process.argv.slice(2);
let passed = 0;
let failed = 0;
const ran = new Set();
const skipped = new Set();
for (const file of files) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  for (const suite of report.testResults) {
    if (suite.status === 'failed' && suite.assertionResults.length === 0) failed += 1;
    for (const test of suite.assertionResults) {
      // A title may say why its tests are skipped: that is no part of their name.
      const name = `${suite.name} ${test.fullName}`.replace(/ \(skipped: [^)]*\)/g, '');
      if (test.status === 'passed') passed += 1;
      if (test.status === 'failed') failed += 1;
      (test.status === 'passed' || test.status === 'failed' ? ran : skipped).add(name);
    }
  }
}
// A stage or the checks can fail without a failed test: that counts too.
if (failedStage !== '0' && failed === 0) failed = 1;
const never = [...skipped].filter((name) => !ran.has(name));
for (const name of never) console.log(`never run: ${name}`);
console.log(`${passed} passed, ${failed} failed, ${never.length} skipped`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
