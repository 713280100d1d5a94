// A quotation is given to whoever says it in the source, and keeps the condition on which it is said there.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf, failing } from './fixture.ts';

async function resultOf(passage: string, text: string): Promise<string> {
  const article = articleOf({ outlet: 'Harbour Post', language: 'en', title: 'x', paragraphs: [passage] });
  const claims = article.passages.slice(1).map(({ start, end }) => claimOf(article, article.text.slice(start, end)));
  const [result] = await check([article], [{ text, claims }], 'en');
  return `${result?.verdict ?? 'none'} ${result?.reasons.join('; ') ?? ''}`;
}

const refusal = '"We will not pay," said Marta Silva. Pedro Costa declined to comment.';
const relayed = 'Ana Diaz quoted Ivo Lesk as saying "the vote was rigged".';

describe('a quotation', () => {
  it.each([
    [refusal, '"We will not pay," said Pedro Costa.'],
    ['"The vote was rigged," said Ana Diaz. Ivo Lesk called the remark absurd.', '"The vote was rigged," said Ivo Lesk.'],
    ['"I am innocent," said Berg. Lind called him guilty.', '"I am innocent," Lind said.'],
    ['"The vote was rigged," said Ana Diaz, and Ivo Lesk called the remark absurd.', '"The vote was rigged," Ivo Lesk said.'],
    [relayed, '"The vote was rigged," said Ana Diaz.'],
    ['Pedro Costa said Marta Silva had told him "we will not pay".', '"We will not pay," said Pedro Costa.'],
    [
      '"We are ready to talk," a spokesman for the rebels said. The government did not respond.',
      '"We are ready to talk," the government said.',
    ],
    ['"If we lose, I will resign," the coach said.', '"I will resign," the coach said.'],
    ['"I will resign unless the vote is held," Berg said.', '"I will resign," Berg said.'],
    ['"I will resign if we lose," Berg said.', '"I will resign," Berg said.'],
  ])('of another, or cut from its condition: %s => %s', async (passage, text) => {
    const result = await resultOf(passage, text);
    expect(
      failing.some((verdict) => result.startsWith(verdict)),
      result,
    ).toBe(true);
  });

  it.each([
    [refusal, '"We will not pay," Marta Silva said.'],
    [refusal, '"We will not pay," said Silva.'],
    [relayed, '"The vote was rigged," said Ivo Lesk.'],
    [relayed, 'Ana Diaz quoted Ivo Lesk as saying "the vote was rigged".'],
    ['The minister Ana Diaz met J. R. Berg in Oslo. "We agree," said Berg.', '"We agree," said J. R. Berg.'],
    ['The rebels spoke on Monday. "We are ready to talk," a spokesman said.', '"We are ready to talk," the rebels said.'],
    ['Lesk, the coach of Velmar, spoke on Monday. "We agree," Lesk said.', '"We agree," the coach said.'],
    ['"We lost, but I will not resign," the coach said.', '"I will not resign," the coach said.'],
    ['"If we lose, I will resign," the coach said.', 'If they lose, "I will resign," the coach said.'],
  ])('of the one who says it: %s => %s', async (passage, text) => {
    expect(await resultOf(passage, text)).toMatch(/^supported/u);
  });
});
