import { describe, expect, it } from 'vitest';
import { StoryIndex, type IndexedArticle } from './story-index.ts';
import { termsOf } from './terms.ts';

const hour = 3_600_000;
const windowMs = 72 * hour;

function article(id: string, storyId: string, text: string, options: { at?: number; language?: string } = {}): IndexedArticle {
  const at = options.at ?? 0;
  return { id, storyId, language: options.language ?? 'en', at, seenAt: at, terms: termsOf(text, options.language ?? 'en') };
}

const levy = `Sahlan’s levy on gas carriers stops 31 ships

Thirty-one gas carriers lay off the Kestrel Strait after Sahlan announced a levy of 12 per cent on their cargo.
The price of Basin gas rose 18 per cent to 41.20 crowns in Kestrel Haven, where Munir al-Darri, Sahlan’s minister, denied any aim.
Valdorra takes 61 per cent of its gas through the strait, Saarvold 34 per cent. Lydia Marchbanks protested for Alderia.`;
const levyElsewhere = `Gas levy in Kestrel Strait tests free passage

Alderia protested against the plan by Sahlan to charge gas carriers 12 per cent of the value of their cargo in the Kestrel Strait.
The minister, Munir al-Darri, expects 900 million crowns a year; Lydia Marchbanks said that passage is a right.`;
const levyInSpanish = `Valdorra pide aplazar la tasa al gas

El Gobierno de Valdorra pidió a Sahlan que aplace la tasa del 12 % a los buques. Recibe por esa vía el 61 % del gas; el ministro Munir al-Darri
negó que vaya contra Alderia. El precio subió un 18 %, hasta 41,20 coronas, y Lydia Marchbanks protestó con Saarvold, que recibe el 34 %.`;
const flood = `Delta port shut as the Orrin breaks its banks

Rescue teams in the Orrin Delta carried 140,000 people from flooded villages after the river broke its banks near Pont-Levan.
The hospital of Almira took in 86 injured; the port will stay shut for a week, its master said.`;
const floodInSpanish = `El Orrin se desborda

El río Orrin se desbordó cerca de Pont-Levan y dejó 47 muertos. El hospital de Almira atendió a 86 heridos en la noche del lunes.`;

/** An index that has seen some of what else is in the news. */
function experienced(): StoryIndex {
  const index = new StoryIndex({ windowMs });
  for (let number = 0; number < 60; number += 1) {
    index.learn({
      language: 'en',
      terms: termsOf(`The ${number} of the week\n\nOn Sunday the ${number} said in the town that a year of it was in and for.`, 'en'),
    });
  }
  return index;
}

describe('the index of stories', () => {
  it('finds the story of an event and none for another event', () => {
    const index = new StoryIndex({ windowMs });
    index.add(article('a', 's1', levy));
    index.add(article('b', 's2', flood));
    expect(index.match(article('c', '', levyElsewhere))).toMatchObject({ storyId: 's1', by: 'words', nearest: ['a'] });
    expect(index.match(article('d', '', 'Council elections in Sund\n\nThe Harbour party won the vote in Sund on Sunday.'))).toBeNull();
  });

  it('finds a story of another language by its figures and names', () => {
    const index = new StoryIndex({ windowMs });
    index.add(article('a', 's1', levy));
    index.add(article('b', 's2', flood));
    expect(index.match(article('c', '', levyInSpanish, { language: 'es' }))).toMatchObject({ storyId: 's1', by: 'anchors' });
  });

  it('asks for more across languages than three things in common', () => {
    const index = new StoryIndex({ windowMs });
    index.add(article('a', 's1', flood));
    expect(index.match(article('b', '', floodInSpanish, { language: 'es' }))).toBeNull();
  });

  it('never joins what was published further apart than the window', () => {
    const index = new StoryIndex({ windowMs });
    index.add(article('a', 's1', levy));
    expect(index.match(article('b', '', levy, { at: windowMs }))?.storyId).toBe('s1');
    expect(index.match(article('b', '', levy, { at: windowMs + 1 }))).toBeNull();
  });

  it('is not led by the article itself', () => {
    const index = new StoryIndex({ windowMs });
    index.add(article('a', 's1', levy));
    expect(index.match(article('a', '', levy))).toBeNull();
  });

  it('moves an article that is added again with another story', () => {
    const index = new StoryIndex({ windowMs });
    index.add(article('a', 's1', levy));
    index.add(article('a', 's2', levy));
    expect(index.size).toBe(1);
    expect(index.storyOf('a')).toBe('s2');
    expect(index.match(article('b', '', levyElsewhere))?.storyId).toBe('s2');
  });

  it('forgets articles fetched before a time', () => {
    const index = new StoryIndex({ windowMs });
    index.add(article('a', 's1', levy, { at: 0 }));
    index.add(article('b', 's2', flood, { at: hour }));
    index.forgetBefore(hour);
    expect(index.size).toBe(1);
    expect(index.match(article('c', '', levy, { at: hour }))).toBeNull();
    expect(index.match(article('c', '', flood, { at: hour }))?.storyId).toBe('s2');
  });

  it('moves an article into another story by itself', () => {
    const index = new StoryIndex({ windowMs });
    index.add(article('a', 's1', levy));
    index.move('a', 's2');
    expect(index.storyOf('a')).toBe('s2');
    expect(index.match(article('b', '', levyElsewhere))?.storyId).toBe('s2');
    index.move('unknown', 's2');
    expect(index.size).toBe(1);
  });

  it('says which stories have grown to be one, and of which nothing is left to join', () => {
    const index = experienced();
    index.add(article('a', 's1', levy));
    index.add(article('b', 's2', `${levyElsewhere}\n\n${levy}`));
    index.add(article('c', 's3', flood));
    expect(index.mergesFor('s1')).toMatchObject([{ storyId: 's2', by: 'words' }]);
    expect(index.mergesFor('s3')).toEqual([]);
    index.move('b', 's1');
    expect(index.mergesFor('s1')).toEqual([]);
    expect(index.mergesFor('unknown')).toEqual([]);
  });

  it('says which part of a story is about something else', () => {
    const index = experienced();
    const texts = { a: levy, b: levyElsewhere, c: levy, d: flood, e: flood, f: flood };
    for (const [id, text] of Object.entries(texts)) index.add(article(id, 's1', text));
    expect(index.splitOf('s1')?.articleIds).toEqual(['d', 'e', 'f']);
    for (const id of ['d', 'e', 'f']) index.move(id, 's2');
    expect(index.splitOf('s1')).toBeNull();
    expect(index.splitOf('unknown')).toBeNull();
  });

  it('does not take one language’s words for another’s', () => {
    const index = new StoryIndex({ windowMs });
    const text = 'Chat rooms close\n\nall chat rooms close on sunday, the makers of the chat said.';
    index.add(article('a', 's1', text));
    expect(index.match(article('b', '', text, { language: 'fr' }))).toBeNull();
  });
});
