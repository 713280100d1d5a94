import { describe, expect, it } from 'vitest';
import { TermSpace } from './term-space.ts';

const vector = (...terms: string[]): Map<string, number> => new Map(terms.map((term) => [term, 1]));
const nearest = (space: TermSpace, ...terms: string[]) => space.neighbours(space.query(vector(...terms)), 40);

describe('a space of terms', () => {
  it('counts a rare term for more than a common one', () => {
    const space = new TermSpace(0);
    for (let index = 0; index < 20; index += 1) space.learn(vector('common', `own ${index}`));
    space.add(1, vector('rare', 'one', 'two'));
    space.add(2, vector('common', 'three', 'four'));
    const found = new Map(nearest(space, 'rare', 'common').map(({ owner, similarity }) => [owner, similarity]));
    expect(found.get(1)).toBeGreaterThan(found.get(2) ?? 1);
  });

  it('still knows a common term when all its articles are gone', () => {
    const [taught, fresh] = [new TermSpace(0), new TermSpace(0)];
    for (let index = 0; index < 20; index += 1) taught.remove(taught.add(index, vector('common', `own ${index}`)));
    for (const space of [taught, fresh]) space.add(20, vector('common', 'held'));
    const similarity = (space: TermSpace): number => nearest(space, 'common', 'new')[0]?.similarity ?? 0;
    expect(taught.size).toBe(1);
    expect(taught.learned).toBe(21);
    expect(similarity(taught)).toBeLessThan(similarity(fresh));
  });

  it('finds a whole likeness, and nothing where nothing is shared', () => {
    const space = new TermSpace(0);
    space.add(1, vector('one', 'two'));
    expect(nearest(space, 'one', 'two')[0]?.similarity).toBeCloseTo(1, 10);
    expect(nearest(space, 'three')).toEqual([]);
    expect(nearest(space)).toEqual([]);
  });

  it('finds the same after thousands came and went as where they never were', () => {
    const space = new TermSpace(0);
    const kept = new Map<number, string[]>();
    for (let number = 0; number < 6000; number += 1) {
      const terms = [`event ${number % 500}`, `day ${number % 7}`, `own ${number}`];
      const place = space.add(number, vector(...terms));
      if (number % 50 === 0) kept.set(number, terms);
      else space.remove(place);
    }
    expect(space.size).toBe(120);
    for (const [number, terms] of kept) {
      const found = nearest(space, ...terms);
      expect(found[0]?.owner).toBe(number);
      expect(found.every(({ owner }) => kept.has(owner))).toBe(true);
      expect(found.filter(({ shared }) => shared >= 2).every(({ owner }) => owner % 500 === number % 500 || owner % 7 === number % 7)).toBe(
        true,
      );
    }
  });

  it('keeps the newest holders of a term that all have', () => {
    const space = new TermSpace(0);
    for (let number = 0; number < 10_000; number += 1) space.add(number, vector('all'));
    const found = nearest(space, 'all');
    expect(found).toHaveLength(40);
    expect(found.every(({ owner }) => owner >= 5000)).toBe(true);
  });

  it('lets a few terms make no likeness of texts by themselves', () => {
    const space = new TermSpace(0);
    const text = (own: string, weight: number) =>
      new Map([
        ...['a', 'b', 'c', 'd', 'e'].map((name) => [name, weight] as const),
        ...Array.from({ length: 60 }, (_, n) => [`${own} ${n}`, 1] as const),
      ]);
    space.add(1, text('story', 2));
    expect(space.neighbours(space.query(text('advert', 8)), 1)[0]?.similarity).toBe(0);
    const few = new Map([...text('title', 8)].slice(0, 8));
    expect(space.neighbours(space.query(few), 1)[0]?.similarity).toBeGreaterThan(0.3);
  });

  it('sums articles into what they have in common', () => {
    const space = new TermSpace(0);
    const places = [space.add(1, vector('one', 'two')), space.add(2, vector('one', 'three')), space.add(3, vector('one', 'four'))];
    const [like, unlike] = space.compare(space.sum(places.slice(0, 2)), [places[2] ?? 0, space.add(4, vector('five'))]);
    expect(like?.similarity).toBeGreaterThan(0);
    expect(unlike?.similarity).toBe(0);
  });
});
