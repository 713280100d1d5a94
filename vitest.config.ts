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

/** Files that hold what is promised by the clock: they have the machine to themselves, after all others. */
const timed = ['test/e2e/demo.test.ts', 'test/e2e/fleet.test.ts'];

export default defineConfig({
  test: {
    // Files share what they import, which is a good part of their time: no test changes a module, a global or the environment.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    globalSetup: ['test/harness/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{core,store,sources,agents,prompts,pipeline,workers,desk,site,bin,bench,test}/**/*.test.ts'],
          exclude: timed,
          // Each embedded store is a PostgreSQL in WebAssembly of some 400 MB. A good part of a test waits (for a retry, a server that is away),
          // so three at once keep two cores at work.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'timed', include: timed, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
