import { describe, expect, it } from 'vitest';
import { chooseDesk, type Assignment } from './assignment.ts';

const of = (personaId: string, score: number, covers = true): Assignment => ({
  personaId,
  personaName: `Analyst ${personaId}`,
  score,
  covers,
  beats: [],
  reasons: ['harbours: lock'],
});
const held =
  (...ids: string[]) =>
  (id: string): string | null =>
    ids.includes(id) ? 'is paused' : null;

describe('the desk a story is given to', () => {
  it('is the best one that takes stories now, and says whom it stands in for', () => {
    const ranked = [of('best', 4), of('second', 3), of('third', 2.5)];
    expect(chooseDesk(ranked, held())).toEqual({
      ...ranked[0],
      reasons: ['harbours: lock', 'runner-up: Analyst second (3), because harbours: lock'],
    });
    expect(chooseDesk(ranked.slice(0, 1), held())).toEqual(ranked[0]);
    expect(chooseDesk(ranked, held('best', 'second'))).toEqual({
      ...ranked[2],
      reasons: ['harbours: lock', 'not best (4), which is paused', 'not second (3), which is paused'],
    });
  });

  it('is none where nobody else covers the story or comes near: it waits for the best', () => {
    expect(chooseDesk([of('best', 4), of('far', 1.9)], held('best'))).toBeNull();
    expect(chooseDesk([of('best', 1), of('stranger', 0.7, false)], held('best'))).toBeNull();
    expect(chooseDesk([of('best', 4), of('second', 3)], held('best', 'second'))).toBeNull();
    expect(chooseDesk([], held())).toBeNull();
  });

  it('may be anybody near where nobody covers it', () => {
    expect(chooseDesk([of('best', 0.7, false), of('second', 0.5, false)], held('best'))?.personaId).toBe('second');
  });
});
