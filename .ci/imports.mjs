// Holds every import against the arrows in .dependency-cruiser.cjs. Fails when it read hardly any module: a rule that sees nothing proves nothing.
import { createRequire } from 'node:module';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const folders = ['core', 'store', 'sources', 'agents', 'prompts', 'pipeline', 'workers', 'desk', 'site', 'bin', 'bench'];
const fewest = 200;

const { output } = await cruise(
  folders,
  { ...configuration.options, ruleSet: { forbidden: configuration.forbidden }, validate: true },
  {},
  { tsConfig: extractTSConfig('tsconfig.json') },
);
const { modules, summary } = output;
const own = modules.filter(
  (module) => folders.some((folder) => module.source.startsWith(`${folder}/`)) && module.dependencies !== undefined,
);
for (const violation of summary.violations) console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
if (own.length < fewest)
  console.error(`only ${own.length} modules were read, at least ${fewest} are expected: the rules saw too little to say anything`);
console.log(
  `${own.length} modules, ${own.reduce((sum, module) => sum + module.dependencies.length, 0)} imports, ${summary.violations.length} against the rules`,
);
process.exitCode = summary.violations.length > 0 || own.length < fewest ? 1 : 0;
