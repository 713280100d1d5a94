import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that start the command as a process take a minute: they begin first, so that none is still at work when all others have ended. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = (file: TestSpecification): boolean => /\/(test\/e2e|store\/embedded|workers|bin)\//.test(file.moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['{core,store,sources,agents,prompts,pipeline,workers,desk,site,bin,bench,test}/**/*.test.ts'],
    // Each embedded store is a PostgreSQL in WebAssembly of some 400 MB. A good part of a test waits (for a retry, a server that is away), so
    // three at once keep two cores at work.
    maxWorkers: 3,
    // Files share what they import, which is a good part of their time: no test changes a module, a global or the environment.
    isolate: false,
    // A limit for what hangs, not for what is slow: on a machine that others work on a test takes four times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ['test/harness/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
  },
});
