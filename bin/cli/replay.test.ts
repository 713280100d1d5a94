import { expect, it } from 'vitest';
import { readSince } from './replay.ts';

const now = new Date('2026-03-12T12:00:00Z');

it.each([
  ['90m', '2026-03-12T10:30:00.000Z'],
  ['24h', '2026-03-11T12:00:00.000Z'],
  ['7d', '2026-03-05T12:00:00.000Z'],
  ['2026-03-10', '2026-03-10T00:00:00.000Z'],
  ['2026-03-12T08:00Z', '2026-03-12T08:00:00.000Z'],
])('takes %s', (text, expected) => {
  expect(readSince(text, now).toISOString()).toBe(expected);
});

it.each(['yesterday', '7', '-2h', '', '2026-13-40', '3 weeks', '1'])('says what it takes instead of %j', (text) => {
  expect(() => readSince(text, now)).toThrow('give a span back from now (90m, 24h, 7d) or a date');
});

it('refuses a time that is yet to come', () => {
  expect(() => readSince('2026-03-13', now)).toThrow('that is in the future');
});
