import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, it } from 'vitest';
import { logHooks } from './logging.ts';

it('no text of others steers a terminal or turns a line around, and each line stays one', () => {
  const lines: string[] = [];
  const stream = new Writable({ write: (chunk: Buffer, _, done) => (lines.push(String(chunk)), done()) });
  const logger = pino({ base: null, hooks: logHooks }, stream);
  logger.info({ title: 'a\u001b[2Jb\u009b2Jc\u202ed', lines: 'one\ntwo' }, 'e\u009b31m\nf');
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e]/u);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ title: 'a\u001b[2Jb2Jcd', lines: 'one\ntwo', msg: 'e31m\nf' });
});
