// The arrows of docs/architecture.md: core <- prompts, store <- sources, agents <- pipeline <- workers <- bin; desk and site import core and store only.
const places = {
  core: [],
  prompts: ['core'],
  store: ['core'],
  sources: ['core', 'store'],
  agents: ['core', 'store', 'prompts'],
  pipeline: ['core', 'store', 'prompts', 'sources', 'agents'],
  desk: ['core', 'store'],
  site: ['core', 'store'],
  workers: ['core', 'store', 'prompts', 'sources', 'agents', 'pipeline'],
  bin: ['core', 'store', 'prompts', 'sources', 'agents', 'pipeline', 'workers', 'desk', 'site', 'bench'],
};
const all = [...Object.keys(places), 'bench'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(places).map(([place, allowed]) => ({
      name: `${place}-imports-only-what-is-under-it`,
      severity: 'error',
      from: { path: `^${place}/`, pathNot: ['\\.test\\.tsx?$', '^bin/commands/played-model\\.ts$'] },
      to: { path: `^(${all.filter((other) => other !== place && !allowed.includes(other)).join('|')}|test)/` },
    })),
    {
      name: 'the-demo-plays-a-model-and-nothing-else-of-the-tests',
      severity: 'error',
      from: { path: '^bin/commands/played-model\\.ts$' },
      to: { path: '^test/', pathNot: '^test/harness/played-model/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'models-only-in-agents', severity: 'error', from: { pathNot: '^agents/' }, to: { path: '@langchain/openai' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
