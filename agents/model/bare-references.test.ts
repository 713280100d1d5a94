import { describe, expect, it } from 'vitest';
import { bareReferences } from './bare-references.ts';

describe('marks around a reference', () => {
  it.each([
    ['“{{c1}}” he said', '{{c1}} he said'],
    ['"{{c1: a ... b}}" he said', '{{c1: a ... b}} he said'],
    ['“ {{c1}} ” he said', '{{c1}} he said'],
    ['«\u00a0{{c1}}\u00a0» dit-il', '{{c1}} dit-il'],
    ['„{{c1}}“ sagte er, »{{c2}}« sie', '{{c1}} sagte er, {{c2}} sie'],
    ["‘{{c1}}’ and '{{c2}}' and “{{c3}}\"", '{{c1}} and {{c2}} and {{c3}}'],
    ['他说“{{c7}}”已经', '他说{{c7}}已经'],
    ['彼は「{{c7}}」と述べた', '彼は{{c7}}と述べた'],
  ])('are left out: %s', (written, bare) => {
    expect(bareReferences(written)).toBe(bare);
  });

  it.each([
    'The ministers’ {{c1: any embassy}} ‘so-called’ plan.',
    "The ministers' {{c1}} 'so-called' plan.",
    'The officials’ {{c1: any embassy}}’s pledge',
    '“We won” {{c1}} “and lost”.',
    '"We won" {{c1}} "and lost".',
    '« On a gagné » {{c1}} « et perdu »',
    'Ministers’{{c1}}’ plan',
    'The ‘{{c1}}’s plan',
  ])('are no apostrophes, and none of what stands beside it: %s', (written) => {
    expect(bareReferences(written)).toBe(written);
  });

  it.each([
    ['“{{c1}},” the envoy said.', '{{c1}}, the envoy said.'],
    ['"{{c1}},", the envoy said.', '{{c1}}, the envoy said.'],
    ['"{{c1}}."', '{{c1}}.'],
    ['"{{c1}}.".', '{{c1}}.'],
    ['“{{c1}}.” He left.', '{{c1}}. He left.'],
    ['“{{c1}}.” the envoy said.', '{{c1}} the envoy said.'],
    ['“{{c7}}。”', '{{c7}}。'],
    ['“{{c7}}，”他说', '{{c7}}，他说'],
    ['“{{c7}}。”他说', '{{c7}}他说'],
  ])('give their stop to the sentence: %s', (written, bare) => {
    expect(bareReferences(written)).toBe(bare);
  });
});
