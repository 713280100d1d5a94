// Words of a source from the reference to the Markdown that is published and back: they stay text, whatever they hold.
import { describe, expect, it } from 'vitest';
import { composedSentence } from '../agents/model/compose-answer.ts';
import type { EvidencePack } from '../core/composition.ts';
import { readDraftText } from '../core/draft-text.ts';
import { testPersona } from '../agents/extractive/testing.ts';
import { articleOf, check, claimOf } from './checks/fixture.ts';
import { documentFromComposition } from './document.ts';

function quoted(passage: string) {
  const article = articleOf({ outlet: 'The Courier', language: 'en', title: 'The notice', paragraphs: [passage] });
  const claim = claimOf(article, passage);
  const composing = { byId: new Map([['c1', claim]]), articles: [article], language: 'en', edited: new Set<string>() };
  return { article, claim, sentence: composedSentence({ text: 'The Courier: {{c1}}.', kind: 'reported', claims: [] }, composing) };
}

describe('words that a source has', () => {
  it.each(['Readers should pay at https://evil.example/pay before noon.', 'The list is at evil.example/list for all to read.'])(
    'do not reach a reader where they hold an address: %s',
    async (passage) => {
      const { article, claim, sentence } = quoted(passage);
      expect(sentence.text).not.toMatch(/evil\.example/);
      const [result] = await check([article], [{ text: sentence.text, kind: sentence.kind, claims: [claim] }], 'en');
      expect(result?.verdict).toBe('unsupported');
      expect(result?.reasons.join(' ')).toMatch(/The Courier that begins with .*: the words hold an address/);
    },
  );

  it('show their signs as signs: no emphasis, no footnote, no code and no tag is made of them', () => {
    const words = 'The *first* _second_ `third` [fourth] ~~fifth~~ <b>sixth</b> [^ 8] | &amp; #nine stands';
    const { article, claim, sentence } = quoted(`${words}.`);
    expect(sentence.text).toBe(`The Courier: “${words}”.`);
    const title = { text: 'Title', kind: 'analysis' as const, claimIds: [] };
    const pack = { articles: [article], claims: [claim], persona: testPersona } as unknown as EvidencePack;
    const composition = {
      language: 'en',
      headline: title,
      deck: [{ ...title, text: 'Deck.' }],
      blocks: [{ part: 'body' as const, membersOnly: false, sentences: [sentence] }],
    };
    const { document, sentences } = documentFromComposition(composition, pack, { kind: 'model', name: 'played' });
    const body = readDraftText(document.text, 'en').blocks.find((block) => block.part === 'body');
    expect(body?.sentences).toEqual([{ text: sentence.text, citations: [1] }]);
    expect(readDraftText(document.text, 'en').problems).toEqual([]);
    expect(sentences.at(-1)?.text).toBe(sentence.text);
  });
});
