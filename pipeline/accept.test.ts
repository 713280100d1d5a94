import { describe, expect, it } from 'vitest';
import type { Claim } from '../core/claims.ts';
import type { Composition } from '../core/composition.ts';
import type { SourceArticle } from '../core/sources.ts';
import { sha256 } from '../core/hash.ts';
import { acceptClaims, acceptComposition, acceptGroups } from './accept.ts';
import { mainLanguage } from './evidence.ts';
import { chooseSources } from './nodes/gather-sources.ts';

const text = 'Levy doubles\n\nShips wait.';
const article: SourceArticle = {
  id: 'ar_1',
  url: 'https://courier.example/1',
  outlet: 'Courier',
  title: 'Levy doubles',
  author: null,
  publishedAt: null,
  language: 'en',
  origin: 'Courier',
  snapshot: sha256(text),
  text,
  passages: [],
};

function claim(changes: Partial<Claim> = {}): Claim {
  return {
    id: 'cl_1',
    articleId: 'ar_1',
    snapshot: article.snapshot,
    start: 0,
    end: 12,
    quote: 'Levy doubles',
    english: null,
    language: 'en',
    kind: 'event',
    attribution: [{ kind: 'outlet', name: 'Courier', role: null }],
    origin: 'Courier',
    spoken: false,
    extractor: 'test',
    ...changes,
  };
}

describe('claims of a writer', () => {
  it('are kept only where they stand in the snapshot word for word', () => {
    const answer = [
      claim(),
      claim({ start: 14, end: 25, quote: 'Ships wait.' }),
      claim({ quote: 'Levy halves' }),
      claim({ articleId: 'ar_2' }),
      claim({ start: -1 }),
      claim({ attribution: [] }),
    ];
    const accepted = acceptClaims(answer, article);
    expect(accepted.claims.map((one) => one.quote)).toEqual(['Levy doubles', 'Ships wait.']);
    expect(accepted.refused).toBe(4);
  });

  it('of two outlets with the same text are two claims', () => {
    const [first] = acceptClaims([claim()], article).claims;
    const [second] = acceptClaims([claim({ articleId: 'ar_2' })], { ...article, id: 'ar_2' }).claims;
    expect(first?.id).not.toBe(second?.id);
    expect(acceptClaims([claim(), claim()], article).claims.map((one) => one.id)).toEqual([first?.id]);
  });
});

describe('groups of a writer', () => {
  it('hold each claim once, and none is corroborated by one origin', () => {
    const claims = [claim({ id: 'a' }), claim({ id: 'b' }), claim({ id: 'c', origin: 'Gazette' }), claim({ id: 'd' })];
    const answer = [
      { ordinal: 5, standing: 'corroborated' as const, reason: 'two say so', claimIds: ['a', 'b', 'unknown'] },
      { ordinal: 6, standing: 'corroborated' as const, reason: 'two say so', claimIds: ['c', 'a'] },
    ];
    expect(acceptGroups(answer, claims).map((group) => [group.ordinal, group.standing, group.claimIds])).toEqual([
      [0, 'single-source', ['a', 'b']],
      [1, 'single-source', ['c']],
      [2, 'single-source', ['d']],
    ]);
    const two = [{ ordinal: 0, standing: 'corroborated' as const, reason: 'two say so', claimIds: ['a', 'c'] }];
    expect(acceptGroups(two, claims)[0]).toMatchObject({ standing: 'corroborated', reason: 'two say so', claimIds: ['a', 'c'] });
  });
});

describe('a composition of a writer', () => {
  const good: Composition = {
    language: 'en',
    headline: { text: ' Levy\n doubles\0 ', kind: 'reported', claimIds: ['a', 'a'] },
    deck: [{ text: 'Two cafe\u0301s wait.', kind: 'reported', claimIds: [] }],
    blocks: [
      {
        part: 'body',
        membersOnly: false,
        sentences: [
          { text: '«\u00a0Oui\u00a0».\u2028', kind: 'reported', claimIds: [] },
          { text: ' \u0007 ', kind: 'transition', claimIds: [] },
        ],
      },
      { part: 'body', membersOnly: true, sentences: [{ text: 'More.', kind: 'reported', claimIds: [] }] },
    ],
  };

  it('becomes text that every layer gives back as it was', () => {
    const accepted = acceptComposition(good);
    expect(accepted.headline).toEqual({ text: 'Levy doubles', kind: 'reported', claimIds: ['a'] });
    expect(accepted.deck[0]?.text).toBe('Two cafés wait.');
    expect(accepted.blocks[0]?.sentences.map((sentence) => sentence.text)).toEqual(['«\u00a0Oui\u00a0».']);
  });

  it.each([
    ['an empty headline', { ...good, headline: { ...good.headline, text: ' \0' } }],
    ['no paragraph', { ...good, blocks: [{ ...good.blocks[0], part: 'heading' }] }],
    ['two members-only parts', { ...good, blocks: [good.blocks[1], good.blocks[0], good.blocks[1]] }],
    ['another form', { ...good, extra: 1 }],
  ])('is refused with %s', (_name, bad) => {
    expect(() => acceptComposition(bad as Composition)).toThrow(/writer's composition cannot be used/);
  });
});

describe('the sources of a round', () => {
  const source = (articleId: string, outlet: string, origin = outlet, snapshot = `s${articleId}`) => ({
    articleId,
    outlet,
    origin,
    snapshot,
    publishedAt: null,
  });
  const none = { cited: [], excluded: [], preferred: [] };

  it('are one of each outlet and origin first, then the rest, each text once, twelve at most', () => {
    const stories = [source('1', 'A'), source('2', 'A'), source('3', 'B', 'Wire'), source('4', 'C', 'Wire'), source('5', 'D', 'D', 's1')];
    expect(chooseSources(stories, none).map((one) => one.articleId)).toEqual(['1', '3', '4', '2']);
    const many = Array.from({ length: 30 }, (_unused, index) => source(String(index), 'A'));
    expect(chooseSources(many, none)).toHaveLength(12);
  });

  it('begin with what the decided revision cites, at its snapshots, then what the editor prefers, without what is excluded', () => {
    const stories = [source('1', 'A'), source('2', 'B', 'B', 'new'), source('3', 'C'), source('4', 'D')];
    const chosen = chooseSources(stories, {
      cited: [
        { articleId: '2', snapshot: 'old' },
        { articleId: '3', snapshot: 's3' },
      ],
      excluded: ['3'],
      preferred: ['4'],
    });
    expect(chosen).toEqual([
      { articleId: '2', snapshot: 'old' },
      { articleId: '4', snapshot: 's4' },
      { articleId: '1', snapshot: 's1' },
    ]);
  });

  it('say in which language the draft is written: that of most of their text', () => {
    expect(
      mainLanguage([
        { language: 'de', text: 'x'.repeat(10) },
        { language: 'fr', text: 'x'.repeat(6) },
        { language: 'fr', text: 'x'.repeat(6) },
        { language: 'und', text: 'x'.repeat(99) },
      ]),
    ).toBe('fr');
    expect(mainLanguage([])).toBe('en');
  });
});
