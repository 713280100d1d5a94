import { describe, expect, it } from 'vitest';
import { whichStays, type StoryClaimToStay } from './which-stays.ts';

const noon = Date.UTC(2026, 2, 13, 12);

function story(id: string, more: Partial<StoryClaimToStay> = {}): StoryClaimToStay {
  const none = { published: false, withEditor: false, pinned: false, drafted: false, origins: 1, reports: 1, createdAt: new Date(noon) };
  return { id, ...none, ...more };
}

/** The best first: each is behind in nothing but what the rule asks before, and ahead of it in all that it asks after. */
const ranked: readonly (readonly [Partial<StoryClaimToStay>, string])[] = [
  [{ published: true, createdAt: new Date(noon + 7) }, 'is published, the other is not'],
  [{ withEditor: true, createdAt: new Date(noon + 6) }, 'has a draft that an editor has, the other has none'],
  [{ pinned: true, createdAt: new Date(noon + 5) }, 'is pinned, the other is not'],
  [{ drafted: true, createdAt: new Date(noon + 4) }, 'has a draft on its way, the other has none'],
  [{ origins: 4, reports: 4, createdAt: new Date(noon + 3) }, 'has more origins: 4, the other 3'],
  [{ origins: 3, reports: 9, createdAt: new Date(noon + 2) }, 'has more reports: 9, the other 8'],
  [{ origins: 3, reports: 8, createdAt: new Date(noon) }, 'was opened before the other'],
  [{ origins: 3, reports: 8, createdAt: new Date(noon + 1) }, ''],
];

describe('which of two stories stays', () => {
  it('goes by publication, drafts that editors have, pins, drafts on their way, origins, reports and age, in this order, and says why', () => {
    for (const [place, [better, why]] of ranked.entries()) {
      for (const [behind, [worse]] of ranked.slice(place + 1).entries()) {
        // The ids speak for the other one, and the order in which they are named for neither.
        const [one, other] = [story('st_b', better), story('st_a', worse)];
        const told = whichStays(one, other);
        expect(told, `${place} before ${place + 1 + behind}`).toMatchObject({ stays: 'st_b', goes: 'st_a' });
        if (behind === 0) expect(told.why).toBe(why);
        expect(whichStays(other, one)).toEqual(told);
      }
    }
  });

  it('lets copies of one text weigh nothing against origins', () => {
    const copied = story('st_a', { reports: 200 });
    expect(whichStays(copied, story('st_b', { origins: 2, reports: 2 })).stays).toBe('st_b');
  });

  it('goes on to what tells them apart where both have a mark, and always decides', () => {
    const both = { published: true, withEditor: true, pinned: true };
    expect(whichStays(story('st_a', both), story('st_b', { ...both, reports: 2 })).stays).toBe('st_b');
    expect(whichStays(story('st_b', both), story('st_a', both))).toMatchObject({ stays: 'st_a', goes: 'st_b' });
  });
});
