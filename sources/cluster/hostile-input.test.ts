import { describe, expect, it } from 'vitest';
import { StoryIndex } from './story-index.ts';
import { termsOf } from './terms.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Texts put into an index one after another, as the newsroom does; the story of each, `new N` for the one that the Nth opened. */
function placed(
  texts: readonly { readonly text: string; readonly at?: number; readonly language?: string }[],
  index = new StoryIndex({ windowMs: 72 * hour }),
): string[] {
  return texts.map(({ text, at = 0, language = 'en' }, number) => {
    const compared = { id: `${number}`, language, at, terms: termsOf(text, language) };
    const storyId = index.match(compared)?.storyId ?? `new ${number}`;
    index.add({ ...compared, storyId, seenAt: at });
    return storyId;
  });
}

const levy = `Sahlan’s levy on gas carriers stops 31 ships

Thirty-one gas carriers lay off the Kestrel Strait after Sahlan announced a levy of 12 per cent on their cargo.
The price of Basin gas rose 18 per cent to 41.20 crowns in Kestrel Haven, where Munir al-Darri, Sahlan’s minister, denied any aim.
Valdorra takes 61 per cent of its gas through the strait, Saarvold 34 per cent. Lydia Marchbanks protested for Alderia.`;
const shop = `Order your garden shed before the spring sale ends

Our workshop builds every shed from larch that was felled in winter and dried for a year under a roof. Choose one of nine sizes, add a
window or a second door, and let our drivers bring the boards, the felt and the screws to your lawn. Two neighbours put it up in an
afternoon with a ladder and a hammer. Paint is free in March, gutters cost a little more, and whoever brings back an old hut saves a tenth.`;
const bodies = [
  'The council of Sund closed two schools. Parents met in the gym and asked for buses; the mayor promised an answer before summer.',
  'Fishermen found a wreck off Lethmark. Divers brought up a bell and nine plates, which a museum will clean and show from autumn.',
  'Rain is due in the north with a cold wind. A choir sang in the old tram depot, and bakers ask for cheaper flour this winter.',
];

describe('input that would lead clustering astray', () => {
  it('opens no story of others for an advert that repeats the names of a story', () => {
    const names = 'Sahlan Kestrel Strait Munir al-Darri. '.repeat(60);
    const background = bodies.map((text) => ({ text: `A week in the region\n\n${text}` }));
    const stories = placed([...background, { text: levy }, { text: `${shop}\n\n${names}` }, { text: `${shop} ${names}` }]);
    expect(stories[4]).toBe('new 4');
    expect(stories[5]).not.toBe('new 3');
  });

  it('gives articles of one word and empty ones a story each', () => {
    const stories = placed(['Videos', 'Videos', '', '', 'Gas', levy].map((text) => ({ text })));
    expect(new Set(stories).size).toBe(stories.length);
  });

  it('does not join the same title of every day over another text', () => {
    const days = bodies.map((text, number) => ({ text: `Morning briefing\n\n${text}`, at: number * day }));
    expect(new Set(placed(days)).size).toBe(days.length);
    const long = bodies.map((text, number) => ({ text: `Morning briefing for Sund: what you need to know\n\n${text}`, at: number * day }));
    expect(new Set(placed(long)).size).toBe(long.length);
  });

  it('still joins a text that came again a day later under its title', () => {
    expect(placed([{ text: levy }, { text: levy, at: day }])).toEqual(['new 0', 'new 0']);
  });

  it('puts 200 copies of one text into one story, and none of what follows', () => {
    const stories = placed([...Array.from({ length: 200 }, () => ({ text: levy })), { text: shop }]);
    expect(new Set(stories.slice(0, 200))).toEqual(new Set(['new 0']));
    expect(stories[200]).toBe('new 200');
  });

  it('joins reports in two languages each to the story of its language or of both, and to no other', () => {
    const mixed = `${levy}\n\nEl Gobierno de Valdorra pidió a Sahlan que aplace la tasa del 12 % a los buques que cruzan el estrecho.`;
    const stories = placed([
      { text: levy },
      { text: shop },
      { text: mixed },
      { text: mixed, language: 'es' },
      { text: mixed, language: 'und' },
    ]);
    expect(stories).toEqual(['new 0', 'new 1', 'new 0', 'new 0', 'new 0']);
  });

  it('does not care when articles without a date all count as published at one time', () => {
    const stories = placed([{ text: levy }, { text: shop }, { text: levy }, { text: shop }]);
    expect(stories).toEqual(['new 0', 'new 1', 'new 0', 'new 1']);
  });
});
