import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Claim } from '../core/claims.ts';
import type { ComposedSentence, Composition } from '../core/composition.ts';
import { readDraftText, renderMarkdown, sentencesOf } from '../core/draft-text.ts';
import { sha256 } from '../core/hash.ts';
import { revisionDocumentSchema } from '../core/revision.ts';
import type { SourceArticle } from '../core/sources.ts';
import { cutSentences } from '../core/sentences.ts';
import { acceptComposition } from './accept.ts';
import { documentFromComposition } from './document.ts';
import { failuresOf } from './nodes/revise-sentences.ts';
import { compositionOfRevision } from './previous-composition.ts';

const articles: SourceArticle[] = ['Courier', 'Gazette', 'Ledger'].map((outlet) => ({
  id: `ar_${outlet}`,
  url: `https://${outlet.toLowerCase()}.example/levy`,
  outlet,
  title: 'Levy',
  author: null,
  publishedAt: new Date('2026-03-14T08:00:00Z'),
  language: 'en',
  origin: outlet,
  snapshot: sha256(outlet),
  text: 'x'.repeat(100),
  passages: [],
}));
const claims: Claim[] = articles.flatMap((article) =>
  [20, 0].map((start) => ({
    id: `cl_${article.outlet}_${start}`,
    articleId: article.id,
    snapshot: article.snapshot,
    start,
    end: start + 10,
    quote: 'x'.repeat(10),
    english: null,
    language: 'en',
    kind: 'event' as const,
    attribution: [{ kind: 'outlet' as const, name: article.outlet, role: null }],
    origin: article.outlet,
    spoken: false,
    extractor: 'test',
  })),
);
const persona = {
  id: 'ada',
  version: '1',
  name: 'Ada',
  title: 't',
  beats: [],
  regions: [],
  lens: '',
  tenets: [],
  voice: '',
  order: [],
  hears: [],
  sections: [],
  titles: {},
  vocabulary: [],
  avoid: [],
  languages: [],
  accent: '#000000',
  bio: 'AI',
  instructions: '',
};
const pack = { articles, claims, persona };
const writer = { kind: 'extractive', name: 'test' } as const;

function reported(text: string, ...claimIds: string[]): ComposedSentence {
  return { text, kind: 'reported', claimIds };
}

function composition(body: ComposedSentence[], language = 'en'): Composition {
  return {
    language,
    headline: reported('Levy doubled', 'cl_Gazette_0'),
    deck: [reported('One clause, two readings.', 'cl_Courier_0'), reported('“Both stand,” he said.', 'cl_Gazette_20')],
    blocks: [
      { part: 'body', membersOnly: false, sentences: body },
      { part: 'teaser', membersOnly: false, sentences: [{ text: 'Members are reading: Why it lasts', kind: 'transition', claimIds: [] }] },
      { part: 'heading', membersOnly: true, sentences: [{ text: 'What endures', kind: 'transition', claimIds: [] }] },
      { part: 'body', membersOnly: true, sentences: [reported('The Ledger adds more.', 'cl_Ledger_0')] },
      { part: 'body', membersOnly: false, sentences: [reported('It ends here.', 'cl_Courier_0')] },
    ],
  };
}

describe('a document from a composition', () => {
  it('numbers footnotes in order of first use, one a source, with the claims used of it', () => {
    const { document, sentences } = documentFromComposition(
      composition([reported('A levy.', 'cl_Courier_20', 'cl_Gazette_0')]),
      pack,
      writer,
    );
    expect(revisionDocumentSchema.parse(document)).toEqual(document);
    expect(document.citations.map((citation) => [citation.number, citation.outlet, citation.claims.map((claim) => claim.start)])).toEqual([
      [1, 'Gazette', [0, 20]],
      [2, 'Courier', [0, 20]],
      [3, 'Ledger', [0]],
    ]);
    expect(document.text).toBe(
      [
        '# Levy doubled[^1]',
        '_One clause, two readings.[^2] “Both stand,” he said.[^1]_',
        'A levy.[^1][^2]',
        '> Members are reading: Why it lasts',
        '<!--members-only-->',
        '## What endures',
        'The Ledger adds more.[^3]',
        '<!--/members-only-->',
        'It ends here.[^2]\n',
      ].join('\n\n'),
    );
    expect(readDraftText(renderMarkdown(document), 'en').problems).toEqual([]);
    expect(sentences.map((sentence) => sentence.composed)).toEqual([[0], [1], [2], [3], [4], [5], [6], [7]]);
  });

  it('gives both halves of a sentence that is cut in two its claims and its mark, and fails it once', () => {
    const text = 'He left. The ship waits.';
    const { document, sentences } = documentFromComposition(
      composition([reported(text, 'cl_Courier_0'), reported('Then it rained.', 'cl_Ledger_0')]),
      pack,
      writer,
    );
    const body = sentences.slice(3, 6);
    expect(body.map((sentence) => [sentence.text, sentence.claimIds, sentence.citations, sentence.composed])).toEqual([
      ['He left.', ['cl_Courier_0'], [2], [3]],
      ['The ship waits.', ['cl_Courier_0'], [2], [3]],
      ['Then it rained.', ['cl_Ledger_0'], [3], [4]],
    ]);
    expect(document.text).toContain('He left.[^2] The ship waits.[^2] Then it rained.[^3]');
    const checks = sentences.map(({ ordinal }) => ({
      ordinal,
      verdict: ordinal === 3 || ordinal === 4 ? ('unsupported' as const) : ('supported' as const),
      reasons: [`r${ordinal}`],
      evidence: [],
    }));
    expect(failuresOf(sentences, checks)).toEqual([{ ordinal: 3, text, verdict: 'unsupported', reasons: ['r3', 'r4'] }]);
    expect(failuresOf(sentences, checks.slice(0, -1)).map((failed) => [failed.ordinal, failed.verdict])).toEqual([
      [3, 'unsupported'],
      [8, 'unverified'],
    ]);
  });

  it('gives a sentence that runs over two composed ones the claims of both', () => {
    const two = [reported('The council met, and', 'cl_Courier_0'), { ...reported('it voted.', 'cl_Ledger_0'), kind: 'edited' as const }];
    const { sentences } = documentFromComposition(composition(two), pack, writer);
    expect(sentences[3]).toMatchObject({
      text: 'The council met, and it voted.',
      kind: 'edited',
      claimIds: ['cl_Courier_0', 'cl_Ledger_0'],
      citations: [2, 3],
      composed: [3, 4],
    });
  });

  it('cites nothing for a claim that is not in the pack, and keeps the claim for the check to refuse', () => {
    const { document, sentences } = documentFromComposition(composition([reported('Unknown.', 'cl_other')]), pack, writer);
    expect(sentences[3]).toMatchObject({ claimIds: ['cl_other'], citations: [] });
    expect(document.citations.flatMap((citation) => citation.claims.map((claim) => claim.id))).not.toContain('cl_other');
  });

  it('puts no space between sentences in Chinese', () => {
    const { document, sentences } = documentFromComposition(
      composition([reported('议会投票。', 'cl_Courier_0'), reported('船在等待。', 'cl_Ledger_0')], 'zh'),
      pack,
      writer,
    );
    expect(document.text).toContain('议会投票。[^2]船在等待。[^3]');
    expect(sentences.slice(3, 5).map((sentence) => sentence.text)).toEqual(['议会投票。', '船在等待。']);
  });

  it('goes back to the composition it was made from', () => {
    const made = composition([reported('A levy.', 'cl_Courier_20'), { ...reported('It holds.', 'cl_Ledger_0'), kind: 'edited' }]);
    const { document, sentences } = documentFromComposition(made, pack, writer);
    expect(compositionOfRevision(document, sentences)).toEqual(made);
  });

  it('reads back as it was composed, whatever the words and the language', () => {
    const word = fc.oneof(
      { weight: 6, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
      fc.constantFrom(
        'Mr.',
        'U.S.',
        '“Yes. No.”',
        '«Да. Нет.»',
        '[^1]',
        '*',
        '_',
        '# ',
        '1.',
        '- ',
        '<!--members-only-->',
        '\u00a0',
        '。',
        '؟',
        '&amp;',
        '\\',
        'a@b.example',
        '|',
        '~~',
        '\n\n',
      ),
    );
    const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    const sentences = fc.array(fc.tuple(sentence, fc.subarray(claims.map((claim) => claim.id))), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(sentences, fc.constantFrom('en', 'de', 'zh', 'ar', 'xx'), (texts, language) => {
        const body = texts.map(([text, ids]) => reported(`A${text}`, ...ids));
        const accepted = acceptComposition(composition(body, language));
        const made = documentFromComposition(accepted, pack, writer);
        const read = sentencesOf(made.document);
        expect(read.map((one) => one.text)).toEqual(made.sentences.map((one) => one.text));
        const all = [accepted.headline, ...accepted.deck, ...accepted.blocks.flatMap((block) => block.sentences)];
        for (const [ordinal, composed] of all.entries()) {
          const parts = made.sentences.filter((one) => one.composed.includes(ordinal));
          expect(parts.length).toBeGreaterThan(0);
          for (const part of parts) expect(part.claimIds).toEqual(expect.arrayContaining(composed.claimIds));
        }
        for (const one of made.sentences) expect(cutSentences(one.text, language).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
