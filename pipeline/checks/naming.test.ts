// Initials, titles, and figures that two lists give to two names.
import { describe, expect, it } from 'vitest';
import { articleOf, claimOf, failing, faultOf } from './fixture.ts';

async function faults(
  passages: readonly string[],
  passing: readonly string[],
  refused: readonly string[],
  because: RegExp,
): Promise<string[]> {
  const article = articleOf({ outlet: 'The Beacon', language: 'en', title: 'The Beacon', paragraphs: passages });
  const claims = passages.map((passage) => claimOf(article, passage));
  const found: string[] = [];
  for (const text of passing) {
    const fault = await faultOf({ text, claims, verdict: 'supported' }, [article], 'en');
    if (fault !== null) found.push(`${text}: ${fault}`);
  }
  for (const text of refused) {
    const fault = await faultOf({ text, claims, verdict: failing, because }, [article], 'en');
    if (fault !== null) found.push(`${text}: ${fault}`);
  }
  return found;
}

describe('initials', () => {
  it('are those of the sources', async () => {
    const passages = ['Arno W. Keller signed the treaty in Orlau, and Arno H. W. Keller had written it.'];
    const one = ['Arno W. Keller signed the treaty in Orlau.'];
    expect(
      await faults(
        one,
        ['Arno W. Keller signed the treaty in Orlau.', 'Arno Keller signed the treaty in Orlau.'],
        ['Arno H. W. Keller signed the treaty in Orlau.', 'Arno J. Keller signed the treaty in Orlau.'],
        /where the sentence has/,
      ),
    ).toEqual([]);
    expect(await faults(passages, ['Arno W. Keller signed the treaty in Orlau.'], [], /x/)).toEqual([]);
    expect(
      await faults(
        ['Arno Keller signed the treaty in Orlau.'],
        [],
        ['Arno J. Keller signed the treaty in Orlau.'],
        /initials|not in|missing/,
      ),
    ).toEqual([]);
  });
});

describe('titles', () => {
  it('are those that a source gives, or tells', async () => {
    expect(
      await faults(
        ['Sir Tobias Venn met Ms Marlow in Orlau; Elsa Brandt, a surgeon there, joined them.'],
        [
          'Sir Tobias Venn met Ms Marlow in Orlau.',
          'Mr Venn met Ms Marlow in Orlau.',
          'Tobias Venn met Marlow in Orlau.',
          'Dr Brandt, a surgeon there, joined them.',
        ],
        ['Lord Venn met Ms Marlow in Orlau.', 'Sir Tobias Venn met Mr Marlow in Orlau.', 'Sir Tobias Venn met Dame Marlow in Orlau.'],
        /title/,
      ),
    ).toEqual([]);
  });
});

describe('figures of two lists', () => {
  const turned = [
    'Orlau and Vessen lost 40 and 12 ships respectively in the storm.',
    'Vessen and Orlau lost 12 and 40 ships, respectively, in the storm.',
  ];
  it('belong to the names in their order', async () => {
    const passage = 'Orlau and Vessen lost 12 and 40 ships respectively in the storm.';
    expect(await faults([passage], [passage], turned, /the passage gives/)).toEqual([]);
  });

  it.each([
    ['Orlau lost 12 ships and Vessen lost 40 ships in the storm.'],
    ['In the storm Vessen and Orlau lost 40 and 12 ships respectively.'],
  ])('are told where the passage puts them otherwise: %s', async (passage) =>
    expect(await faults([passage], [], turned, /the passage gives/)).toEqual([]),
  );
});
