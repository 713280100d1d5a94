import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { readConfiguration } from '../../core/configuration.ts';
import { registerBench, requireWritable } from './bench.ts';

async function refusal(...words: string[]): Promise<string> {
  let said = '';
  const program = new Command('newsroom').exitOverride().configureOutput({ writeErr: (text) => (said += text) });
  registerBench({ program, settingsFor: () => readConfiguration({ environment: {} }) });
  for (const command of program.commands.flatMap((bench) => [bench, ...bench.commands])) {
    command.exitOverride().configureOutput({ writeErr: (text) => (said += text) });
  }
  await program.parseAsync(['bench', ...words], { from: 'user' }).catch((error: unknown) => (said ||= String(error)));
  return said;
}

it.each([
  [['mutate', '--most', '-3'], 'a whole number, 1 or more, is needed'],
  [['load', '--stories', '1.5'], 'a whole number, 1 or more, is needed'],
  [['misbehave', '--share', '1.1'], 'a number from 0 to 1 is needed'],
  [['mutate', '--seed', 'x'], 'a number is needed'],
])('bench %j is refused before any work', async (words, reason) => {
  expect(await refusal(...words)).toContain(reason);
});

it('an --output that cannot be written is refused before any work, with what is wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-output-'));
  try {
    expect(await refusal('mutate', '--sample', '--output', join(folder, 'none', 'pairs.jsonl'))).toContain(
      `there is no folder ${join(folder, 'none')}`,
    );
    expect(() => requireWritable(folder)).toThrow('it is a folder');
    writeFileSync(join(folder, 'there.jsonl'), '');
    expect(() => requireWritable(join(folder, 'there.jsonl'))).not.toThrow();
    expect(() => requireWritable(join(folder, 'new.jsonl'))).not.toThrow();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
