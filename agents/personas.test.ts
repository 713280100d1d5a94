// The nine that the newsroom ships: together they cover the world, and no two would write alike.
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../core/persona.ts';
import { countryCodes } from '../core/country-names.ts';
import { countryName } from '../core/languages.ts';
import { loadRoster } from './roster.ts';

let personas: readonly Persona[];
let pairs: readonly (readonly [Persona, Persona])[];
beforeAll(async () => {
  ({ personas } = await loadRoster(fileURLToPath(new URL('./personas', import.meta.url))));
  pairs = personas.flatMap((one, index) => personas.slice(index + 1).map((other) => [one, other] as const));
});

/** How much of the smaller of two lists is in the other, 0 to 1. */
function shared(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [new Set(one), new Set(other)];
  return [...left].filter((term) => right.has(term)).length / Math.max(1, Math.min(left.size, right.size));
}
const phrasesOf = (persona: Persona): string[] =>
  [...persona.sections.flatMap((section) => [section.title, section.deck]), ...Object.values(persona.titles)].flatMap((phrases) =>
    Object.values(phrases ?? {}),
  );

describe('the nine personas', () => {
  it('are nine, with every field of a persona file', () => {
    expect(personas).toHaveLength(9);
    for (const persona of personas) {
      expect(persona.sections.length, persona.id).toBeGreaterThanOrEqual(4);
      expect(persona.order.length, persona.id).toBeGreaterThanOrEqual(3);
      expect(persona.hears.length, persona.id).toBeGreaterThanOrEqual(3);
      expect(Object.keys(persona.titles).sort(), persona.id).toEqual(['denied', 'differ', 'elsewhere', 'more', 'next']);
      expect(persona.vocabulary.length, persona.id).toBeGreaterThanOrEqual(12);
      expect(persona.languages.length, persona.id).toBeGreaterThanOrEqual(3);
      expect(persona.instructions.split('\n').length, persona.id).toBeGreaterThanOrEqual(4);
      for (const { title } of persona.sections)
        expect(Object.keys(title), persona.id).toEqual(expect.arrayContaining(['en', 'de', 'fr', 'es']));
    }
  });

  it('say that they are AI, and claim no human life', () => {
    for (const { bio, id } of personas) {
      expect(bio, id).toMatch(/^I am an AI analyst, not a person\./);
      expect(bio, id).toMatch(/A human editor reads every sentence/);
      expect(bio, id).not.toMatch(/\b(?:he|she|his|her|born|grew up|studied|career|years of|family|lives? in)\b/i);
    }
  });

  it('have every country between them, each one persona only', () => {
    const holders = new Map(
      countryCodes.map((code) => [code, personas.filter(({ regions }) => regions.includes(code)).map(({ id }) => id)]),
    );
    const wrong = [...holders]
      .filter(([, ids]) => ids.length !== 1)
      .map(([code, ids]) => `${countryName(code)}: ${ids.join(', ') || 'nobody'}`);
    expect(wrong).toEqual([]);
    const unknown = personas.flatMap(({ regions }) => regions.filter((region) => region !== '001' && !/^[A-Z]{2}$/.test(region)));
    expect(unknown).toEqual([]);
  });

  it.each([
    'trade',
    'sanctions',
    'oil',
    'central bank',
    'cyber',
    'disinformation',
    'surveillance',
    'human rights',
    'war crimes',
    'humanitarian',
    'climate',
    'famine',
    'migration',
    'epidemic',
  ])('cover %s, whatever the country', (beat) => {
    const stem = beat.replace(/s$/, '');
    expect(personas.some(({ beats }) => beats.some(({ terms }) => terms.some((term) => term === beat || term === stem)))).toBe(true);
  });

  it('look alike in nothing', () => {
    for (const field of ['name', 'title', 'lens', 'voice', 'accent', 'instructions'] as const)
      expect(new Set(personas.map((persona) => persona[field])).size, field).toBe(9);
    expect(new Set(personas.map(({ order, hears }) => `${order.join()} ${hears.join()}`)).size).toBe(9);
  });

  it('share no title, no deck and no tenet, and few of their words', () => {
    for (const [one, other] of pairs) {
      const both = `${one.id} and ${other.id}`;
      expect(shared(phrasesOf(one), phrasesOf(other)), both).toBe(0);
      expect(shared(one.tenets, other.tenets), both).toBe(0);
      expect(shared(one.vocabulary, other.vocabulary), both).toBeLessThanOrEqual(0.15);
      const terms = (persona: Persona): string[] => persona.sections.flatMap((section) => section.terms);
      expect(shared(terms(one), terms(other)), both).toBeLessThanOrEqual(0.25);
      const beats = (persona: Persona): string[] => persona.beats.flatMap((beat) => beat.terms);
      expect(shared(beats(one), beats(other)), both).toBeLessThanOrEqual(0.05);
    }
  });
});
