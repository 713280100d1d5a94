import { describe, expect, it } from 'vitest';
import type { Claim } from '../../core/claims.ts';
import type { Composition, EvidencePack } from '../../core/composition.ts';
import type { DraftAnswer } from './answers.ts';
import { composeAnswer } from './compose-answer.ts';
import { applyChanges, changesOf } from './revise-answer.ts';

const claim = { id: 'cl_one' } as Claim;
const sheet = { rows: [], byId: new Map([['c1', claim]]), shortIds: new Map([['cl_one', 'c1']]) };
const pack = { claims: [claim], articles: [], previous: null } as unknown as EvidencePack;
const sentence = (text: string, claims = ['c1']) => ({ text, kind: 'reported' as const, claims });
const answer: DraftAnswer = {
  headline: sentence('Velmar closes the lock.'),
  deck: sentence('A border moves upstream.'),
  sections: [
    { heading: null, membersOnly: false, paragraphs: [[sentence('The Courier reports it (c1)'), sentence('Ghosts say so.', ['c99'])]] },
    {
      heading: '## The terms',
      membersOnly: true,
      paragraphs: [[sentence('See [the text](https://evil.example/x) at www.evil.example now.')]],
    },
    { heading: 'What stays', membersOnly: false, paragraphs: [[sentence('A lock is a lever.')]] },
  ],
  teaser: 'what the gauge said',
};
const texts = (composition: Composition): string[] => composition.blocks.flatMap((block) => block.sentences.map((one) => one.text));

describe('a model’s draft', () => {
  it('is put together of plain text, cites claims of the pack alone, and announces the members’ part', () => {
    const composition = composeAnswer(answer, sheet, pack, 'en');
    expect(composition.headline.text).toBe('Velmar closes the lock');
    expect(composition.blocks.map((block) => [block.part, block.membersOnly])).toEqual([
      ['body', false],
      ['teaser', false],
      ['heading', true],
      ['body', true],
      ['heading', false],
      ['body', false],
    ]);
    expect(texts(composition)).toEqual([
      'The Courier reports it.',
      'Ghosts say so.',
      'Members are reading: what the gauge said',
      'The terms',
      'See the text at now.',
      'What stays',
      'A lock is a lever.',
    ]);
    expect(composition.blocks[0]?.sentences.map((one) => one.claimIds)).toEqual([['cl_one'], []]);
  });

  it('keeps an editor’s words to the letter, whatever the model made of them, and leaves out what was to go', () => {
    const edited = { text: 'The lock closed on 2 March.', kind: 'edited' as const, claimIds: ['cl_one'] };
    const gone = { text: 'A lock is a lever', kind: 'analysis' as const, claimIds: [] };
    const composition: Composition = {
      language: 'en',
      headline: { text: 'The lock is closed', kind: 'edited', claimIds: [] },
      deck: [{ text: 'Deck.', kind: 'analysis', claimIds: [] }],
      blocks: [{ part: 'body', membersOnly: false, sentences: [edited, gone] }],
    };
    const notes = { dropSentences: [3], excludeSources: [], preferSources: [], comment: null };
    const next = composeAnswer(answer, sheet, { ...pack, previous: { composition, notes } }, 'en');
    expect(next.headline.text).toBe('The lock is closed');
    expect(next.blocks[1]).toEqual({ part: 'body', membersOnly: false, sentences: [edited] });
    expect(texts(next)).not.toContain('A lock is a lever.');
  });
});

describe('a model’s draft with quotations', () => {
  const passage = 'Some 140 barges ... are waiting below the lock.';
  const article = { id: 'ar_1', snapshot: 's', outlet: 'The Courier', text: passage, language: 'en', passages: [] };
  const counted = {
    id: 'cl_one',
    articleId: 'ar_1',
    snapshot: 's',
    start: 0,
    end: passage.length,
    quote: passage,
    language: 'en',
    attribution: [],
  };
  const quoting = {
    sheet: { ...sheet, byId: new Map([['c1', counted as unknown as Claim]]) },
    pack: { claims: [counted], articles: [article], previous: null } as unknown as EvidencePack,
  };
  const drafted = (...body: ReturnType<typeof sentence>[]): DraftAnswer => ({
    ...answer,
    sections: [{ heading: null, membersOnly: false, paragraphs: [body] }],
  });
  const previous = (language: string, sentences: Composition['blocks'][number]['sentences'], dropSentences: number[]) => ({
    composition: {
      language,
      headline: { text: 'H', kind: 'analysis' as const, claimIds: [] },
      deck: [{ text: 'D.', kind: 'analysis' as const, claimIds: [] }],
      blocks: [{ part: 'body' as const, membersOnly: false, sentences }],
    },
    notes: { dropSentences, excludeSources: [], preferSources: [], comment: null },
  });

  it.each(['en', 'fr'])('leaves out the sentence that was to go, quotation and all: %s', (language) => {
    const written = drafted(sentence('Le Courier : {{c1}}.'), sentence('It stays.'));
    const first = composeAnswer(written, quoting.sheet, quoting.pack, language);
    const [gone] = first.blocks[0]?.sentences ?? [];
    expect(gone?.text).toMatch(/140 barges/);
    const pack2 = { ...quoting.pack, previous: previous(language, first.blocks[0]?.sentences ?? [], [2]) };
    expect(texts(composeAnswer(written, quoting.sheet, pack2, language))).toEqual(['It stays.']);
  });

  it('touches no quotation in a sentence that an editor wrote, and leaves it where it stands', () => {
    const own = { text: 'The Courier counts "some 140 barges".', kind: 'edited' as const, claimIds: ['cl_one'] };
    const pack2 = { ...quoting.pack, previous: previous('en', [own], []) };
    const next = composeAnswer(drafted(sentence(own.text), sentence('It stays.')), quoting.sheet, pack2, 'en');
    expect(next.blocks).toEqual([
      { part: 'body', membersOnly: false, sentences: [own, { text: 'It stays.', kind: 'reported', claimIds: ['cl_one'] }] },
    ]);
  });
});

describe('a model’s revision', () => {
  const composition = composeAnswer(answer, sheet, pack, 'en');
  const revise = (sentences: { ordinal: number; text: string | null }[], asked: number[]): Composition =>
    applyChanges(
      composition,
      changesOf(
        { sentences: sentences.map((one) => ({ ...one, kind: 'reported' as const, claims: ['c1'] })) },
        new Map(
          asked.map((ordinal) => [ordinal, { 0: 'headline', 1: 'deck', 4: 'teaser', 5: 'heading', 7: 'heading' }[ordinal] ?? 'body']),
        ),
        { byId: sheet.byId, articles: [], language: 'en', edited: new Set() },
      ),
    );

  it('changes what was asked about and nothing else', () => {
    // Ordinals: headline 0, deck 1, body 2 and 3, teaser 4, heading 5, body 6, heading 7, body 8.
    const revised = revise(
      [
        { ordinal: 3, text: 'The Courier names nobody.' },
        { ordinal: 2, text: 'Not asked about.' },
      ],
      [3],
    );
    expect(texts(revised)).toEqual(texts(composition).with(1, 'The Courier names nobody.'));
    expect(revised.blocks[0]?.sentences[1]?.claimIds).toEqual(['cl_one']);
  });

  it('leaves the teaser its full stop, and takes a heading’s', () => {
    const revised = revise(
      [
        { ordinal: 4, text: 'Members are reading: what the gauge says.' },
        { ordinal: 5, text: 'The new terms.' },
      ],
      [4, 5],
    );
    expect(texts(revised)).toEqual(texts(composition).with(2, 'Members are reading: what the gauge says.').with(3, 'The new terms'));
    expect(texts(revise([{ ordinal: 4, text: 'Members are reading: what is left' }], [4]))[2]).toBe('Members are reading: what is left');
  });

  it('cuts a sentence, a heading over nothing and a teaser before nothing, but never the headline', () => {
    const revised = revise(
      [0, 6, 8].map((ordinal) => ({ ordinal, text: null })),
      [0, 6, 8],
    );
    expect(revised.headline.text).toBe('Velmar closes the lock');
    expect(texts(revised)).toEqual(['The Courier reports it.', 'Ghosts say so.']);
  });
});
