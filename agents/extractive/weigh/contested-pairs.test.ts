import { describe, expect, it } from 'vitest';
import { claimsOf } from '../claims/extract.ts';
import { testArticle } from '../testing.ts';
import { heldOut, pairs, type ReportPair } from './contested-pairs.fixture.ts';
import { weighClaims } from './weigh.ts';

/** Sentences around the report, so that words have their weight in the story. */
const around = [
  [
    'The weather in the valley had been wet since the beginning of the month.',
    'Shops in the old quarter stayed open until late in the evening.',
  ],
  [
    'A small crowd stood before the town hall with candles and umbrellas.',
    'The regional railway ran its trains on the usual winter timetable.',
  ],
] as const;

/** Whether the two reports come to stand in one contested group, and why. */
function weighed({ one, other, languages = ['en', 'en'] }: ReportPair): string | null {
  const reports = [one, other].map((sentence, index) =>
    testArticle({
      outlet: ['The Velmar Courier', 'Port Ledger'][index] ?? '',
      title: ['What is known so far', 'A day in the valley'][index] ?? '',
      language: languages[index] ?? 'en',
      paragraphs: [sentence, ...(languages[index] === 'en' ? (around[index] ?? []) : [])],
    }),
  );
  const claims = reports.flatMap(claimsOf);
  const ids = new Set(
    claims.filter((claim) => [one, other].some((sentence) => sentence.includes(claim.quote.slice(0, 30)))).map((claim) => claim.id),
  );
  const group = weighClaims(claims, reports).find(
    (candidate) => candidate.standing === 'contested' && candidate.claimIds.filter((id) => ids.has(id)).length >= 2,
  );
  return group?.reason ?? null;
}

describe('two reports of one event', () => {
  it.each(pairs.filter((pair) => pair.contested).map((pair) => [pair.about, pair] as const))('are contested: %s', (_, pair) => {
    expect(weighed(pair)).not.toBeNull();
  });

  it.each(pairs.filter((pair) => !pair.contested).map((pair) => [pair.about, pair] as const))('are not contested: %s', (_, pair) => {
    expect(weighed(pair)).toBeNull();
  });
});

describe('pairs that no rule was made for', () => {
  const judged = heldOut.map((pair) => ({ ...pair, found: weighed(pair) !== null }));

  it('are mostly found where they contradict one another', () => {
    // 5 of 8 on 2026-11-26, 2 before votes, negations, days, places and doers were compared.
    expect(judged.filter((pair) => pair.contested && pair.found).length).toBeGreaterThanOrEqual(5);
  });

  it('are left alone where they do not', () => {
    expect(judged.filter((pair) => !pair.contested && pair.found)).toEqual([]);
  });
});

describe('a denial', () => {
  const denied = (paragraphs: string[]): string[] => {
    const article = testArticle({ outlet: 'Courier', title: 'A day in Velmar', paragraphs });
    const claims = claimsOf(article);
    return weighClaims(claims, [article])
      .filter(({ standing }) => standing === 'contested')
      .flatMap(({ claimIds }) => claimIds.map((id) => claims.find((claim) => claim.id === id)?.quote ?? ''));
  };

  it('is not set beside what merely stands before it', () => {
    expect(
      denied([
        'A convoy of 36 trucks has stood at the bridge of Velmar since the second of March. The army says that weapons were hidden in two of them, and the order of nurses denies it.',
      ]),
    ).toEqual([]);
    expect(denied(['The market of Velmar opened late after a night of snow on the pass. The harbour master denied it.'])).toEqual([]);
  });

  it('that says what it denies after some words between is not set beside something else', () => {
    expect(
      denied([
        'The company Lockgate said it did not know of the intrusion until the ninth of March. The company denied, in an answer to the paper, that the message “contained anything that could be acted on”.',
      ]),
    ).toEqual([]);
  });

  it('that points back is set beside what somebody said right before it', () => {
    expect(
      denied(['The army says that it found rifles in two of the trucks at the bridge. The order of nurses denied that.']),
    ).toHaveLength(2);
  });
});
