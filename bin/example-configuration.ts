// Writes newsroom.config.example.yaml from the settings' schema. A test compares the two.
import { writeFileSync } from 'node:fs';
import { exampleConfiguration } from '../core/configuration.ts';

writeFileSync(new URL('../newsroom.config.example.yaml', import.meta.url), exampleConfiguration());
