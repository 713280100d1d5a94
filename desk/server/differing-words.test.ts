import { describe, expect, it } from 'vitest';
import { heldAgainstIn, objectedIn } from './differing-words.ts';

const sentence = 'The harbour office counted 180 barges on Monday, 80 more than before.';
const text = 'Some other matter. The harbour office counted 140 barges by noon on Tuesday. A further 140 left.';
const passage = { start: text.indexOf('The harbour'), end: text.indexOf(' A further') };
const said = (places: readonly { start: number; end: number }[], of: string): string[] =>
  places.map(({ start, end }) => of.slice(start, end));

describe('words on which a sentence and its passages differ', () => {
  it('are marked where each side has them, as whole words, in the passages alone', () => {
    const reasons = [
      'the passage says “140 barges”, the sentence “180 barges”',
      '“Monday” stands in none of the passages, which have “Tuesday”',
    ];
    expect(said(objectedIn(sentence, reasons), sentence)).toEqual(['180 barges', 'Monday']);
    expect(said(heldAgainstIn(text, [passage], sentence, reasons), text)).toEqual(['140 barges', 'Tuesday']);
  });

  it('are found where a reason names figures without marks', () => {
    const reasons = ['the passage says 140 (barges), the sentence 180'];
    expect(said(objectedIn(sentence, reasons), sentence)).toEqual(['180']);
    expect(said(heldAgainstIn(text, [passage], sentence, reasons), text)).toEqual(['140']);
  });

  it('are not taken out of the middle of others', () => {
    expect(said(objectedIn(sentence, ['“80” is in no passage']), sentence)).toEqual(['80']);
    expect(objectedIn('Unverifiable', ['“verif” is in no passage'])).toEqual([]);
    expect(said(objectedIn('港口有140艘驳船', ['“140艘” is in no passage']), '港口有140艘驳船')).toEqual(['140艘']);
  });

  it('are none where the reasons quote nothing', () => {
    expect(objectedIn(sentence, ['no citation'])).toEqual([]);
    expect(heldAgainstIn(text, [passage], sentence, [])).toEqual([]);
  });
});
