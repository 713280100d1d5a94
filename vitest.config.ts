import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,store,sources,agents,prompts,pipeline,workers,desk,site,bin,bench,test}/**/*.test.ts'],
    // Each embedded store is a PostgreSQL in WebAssembly of some 400 MB: two at once suit two cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/harness/global-setup.ts'],
  },
});
