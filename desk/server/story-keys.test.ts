import { expect, test } from 'vitest';
import type { ClaimFacts } from '../../core/claim-facts.ts';
import type { StoryArticle, StoryClaim } from '../../store/repositories/desk-story.ts';
import { storyKeys } from './story-keys.ts';

const none: ClaimFacts = { figures: [], dates: [], people: [], organisations: [], places: [], names: [], hedges: [], unnamed: null };
const claim = (origin: string, facts: Partial<ClaimFacts>, speakers: string[] = []): StoryClaim => ({
  origin,
  facts: { ...none, ...facts },
  speakers,
});
const figure = (text: string) => ({ text, value: 0, unit: null });
const report = (origin: string, title: string, lead: string): StoryArticle => ({
  id: origin,
  url: '',
  title,
  lead,
  outlet: origin,
  origin,
  language: 'en',
  country: null,
  at: new Date(0),
  isDated: true,
  storedAt: new Date(0),
});
const texts = (keys: readonly { text: string; origins: number }[]): string[] => keys.map(({ text, origins }) => `${text} ${origins}`);

test('people are who speaks, by their whole names; other names of two words are names', () => {
  const keys = storyKeys(
    [],
    [
      claim('A', { people: ['Halina Dorst', 'Grey Gulf'], organisations: ['River Ministry'], places: ['Velmar'] }, ['Halina Dorst']),
      claim('B', { people: ['Dorst', 'Grey Gulf'], organisations: ['River Ministry'], places: ['Velmar'] }),
      claim('B', { people: ['Tomas Veil'] }),
    ],
  );
  expect(texts(keys.people)).toEqual(['Halina Dorst 2']);
  expect(texts(keys.names)).toEqual(['Grey Gulf 2']);
  expect([texts(keys.organisations), texts(keys.places)]).toEqual([['River Ministry 2'], ['Velmar 2']]);
});

test('figures are told once, with what they count; bare small ones not at all', () => {
  const figures = ['140,000', '140,000 people', '12 per', '9', 'two'].map(figure);
  const keys = storyKeys([], [claim('A', { figures }), claim('B', { figures })]);
  expect(texts(keys.figures)).toEqual(['140,000 people 2']);
});

test('without claims they come from titles and leads; countries are places', () => {
  const told = 'Nobody in Kenya asked Halina Dorst about 140 barges.';
  const keys = storyKeys([report('A', 'Lock', told), report('B', 'Barges', told)], []);
  expect([texts(keys.places), texts(keys.names), texts(keys.figures)]).toEqual([['Kenya 2'], ['Halina Dorst 2'], ['140 barges 2']]);
});
