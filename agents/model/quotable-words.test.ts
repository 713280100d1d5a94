import { describe, expect, it } from 'vitest';
import { quotable } from './quotable-words.ts';

const claim = { language: 'en', attribution: [{ kind: 'outlet' as const, name: 'The Courier', role: null }] };
const reasonOf = (stored: string): string | null => {
  const words = quotable(stored, claim);
  return words.ok ? null : words.reason;
};

describe('stored words', () => {
  it.each([
    'Pay at https://evil.example/pay before noon',
    'Pay at www.evil.example before noon',
    'Pay at evil.example/pay before noon',
    'Pay at EVIL.EXAMPLE before noon',
    'Pay at 4evil.example before noon',
    'Pay at evil\u200b.example before noon',
    'Pay at evil．example before noon',
    'Pay at злой.пример before noon',
    'Pay at 93.184.216.34/pay before noon',
    'Write to pay@evil.example before noon',
    'Write to pay@evil before noon',
  ])('with an address are not quoted: %s', (stored) => {
    expect(reasonOf(stored)).toMatch(/: the words hold an address$/);
  });

  it.each([
    'The **deal** stands',
    'The deal [^1] stands',
    'The [deal](/x) stands',
    'The deal (c3) stands',
    '# The deal stands',
    '__The deal__',
  ])('that would not stay as they are as plain text are not quoted: %s', (stored) => {
    expect(reasonOf(stored)).toMatch(/: the words hold Markdown/);
  });

  it.each([
    'At 3.30pm, i.e. on time, the U.S. and Inc. 5 met Mr. Dorst at No. 10',
    'He paid 2.4 million, e.g. for [sic] *one* `hull` and two_three_four',
    'We will ... not go , he said',
    'It rose by 3.5% on 1.2.2026 (see p.m. edition)',
  ])('with full stops and marks that are neither are quoted: %s', (stored) => {
    expect(quotable(stored, claim)).toEqual({ ok: true, words: stored });
  });

  it('that are refused are named by outlet and first words, of which no sign shows', () => {
    expect(reasonOf('Mr. {{c1}} “pays” at https://evil.example/x.')).toBe(
      'the quotation of The Courier that begins with Mr c1 pays at httpsevilexamplex: the words hold braces',
    );
  });

  it('are refused for their length alone only where nothing else is wrong with them', () => {
    const many = 'word '.repeat(30);
    expect(quotable(many, claim)).toMatchObject({ ok: false, tooLong: true });
    expect(quotable(`${many} at evil.example`, claim)).toMatchObject({ ok: false, tooLong: false });
    expect(quotable(`${many} {{`, claim)).toMatchObject({ ok: false, tooLong: false });
    expect(quotable(`${many} “`, claim)).toMatchObject({ ok: false, tooLong: false });
  });
});
