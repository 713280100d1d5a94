import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { escapeMarkdown, readDraftText, renderMarkdown, sentencesOf, withoutDefinitions } from './draft-text.ts';
import type { RevisionDocument } from './revision.ts';

const text = `# Harbour treaty stalls

_Two capitals read one clause in two ways._

The Courier reports: “It is over. We leave.”[^1] A second sentence follows, by the U.S. envoy.[^2][^1]

## What is claimed

Officials deny it.[^3]

> Members are reading: Why the clause matters

<!--members-only-->

## Behind the clause

Hidden text.[^2]

<!--/members-only-->

## What endures

Last words.
`;

describe('reading a draft', () => {
  it('finds the parts, the sentences and their footnotes', () => {
    const read = readDraftText(text, 'en');
    expect(read.problems).toEqual([]);
    expect(read.headline).toBe('Harbour treaty stalls');
    expect(read.deck).toBe('Two capitals read one clause in two ways.');
    expect(read.teaser).toBe('Members are reading: Why the clause matters');
    const lede = read.blocks[2];
    expect(lede?.sentences).toEqual([
      { text: 'The Courier reports: “It is over. We leave.”', citations: [1] },
      { text: 'A second sentence follows, by the U.S. envoy.', citations: [2, 1] },
    ]);
    expect(read.blocks.filter((block) => block.membersOnly).map((block) => block.sentences[0]?.text)).toEqual([
      'Behind the clause',
      'Hidden text.',
    ]);
  });

  it('names what does not fit, with its line', () => {
    const read = readDraftText('# A\n\n_b_\n\nSee [this](http://evil.example).\n\n<!--members-only-->\n\nx\n', 'en');
    expect(read.problems.map((problem) => problem.line)).toEqual([5, 7]);
    expect(read.problems[0]?.message).toContain('link');
  });

  it('lets nobody hide headline and deck', () => {
    const read = readDraftText('<!--members-only-->\n\n# A\n\n_b_\n\nText.\n\n<!--/members-only-->\n', 'en');
    expect(read.problems.map((problem) => problem.message).join()).toContain('for everybody');
  });

  it('takes addresses in a sentence as the text that they are', () => {
    const read = readDraftText('# A\n\n_b_\n\nWrite to a@b.example or see https://x.example/y and www.z.example now.\n', 'en');
    expect(read.problems).toEqual([]);
    expect(read.blocks[2]?.sentences.map((sentence) => sentence.text)).toEqual([
      'Write to a@b.example or see https://x.example/y and www.z.example now.',
    ]);
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (any) => void readDraftText(any, 'en')));
  });

  it('reads escaped text back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (any) => {
        const plain = any.replace(/\s+/gu, ' ').trim();
        fc.pre(/\p{L}/u.test(plain));
        const read = readDraftText(`# H\n\n_d_\n\na ${escapeMarkdown(plain)}\n`, 'en');
        expect(read.problems).toEqual([]);
        expect(
          read.blocks[2]?.sentences
            .map((sentence) => sentence.text)
            .join('')
            .replace(/\s+/gu, ''),
        ).toBe(`a${plain}`.replace(/\s+/gu, ''));
      }),
    );
  });

  it('keeps each definition one footnote with one link, whatever a source calls itself', () => {
    const tree = unified().use(remarkParse).use(remarkGfm);
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(fc.constantFrom('\n', '\n\n', '[^2]: ', '[^1]', '](javascript:alert(1))', '[a](http://b.example)', '<script>', '<!--', '> ', '# ', 'https://c.example/', '```', '|', '\\', 'word '), { maxLength: 8 })
        .map((parts) => parts.join('')),
    ); // prettier-ignore
    fc.assert(
      fc.property(names, names, (outlet, title) => {
        const citation = { number: 1, articleId: 'a', snapshot: 'a'.repeat(64), url: 'https://paper.example/a', outlet, title, publishedAt: null, language: 'en', origin: 'o', claims: [] }; // prettier-ignore
        const base = { version: 1, language: 'en', persona: { id: 'p', version: '1' }, writer: { kind: 'extractive', name: 'e' }, illustration: null } as const; // prettier-ignore
        const markdown = renderMarkdown({ ...base, text: '# H\n\n_d_\n\nOne.[^1]\n', citations: [citation] });
        const nodes = tree.parse(markdown).children;
        expect(nodes.map((node) => node.type)).toEqual(['heading', 'paragraph', 'paragraph', 'footnoteDefinition']);
        const inside = nodes.at(-1);
        const [line, ...more] = inside?.type === 'footnoteDefinition' ? inside.children : [];
        expect([line?.type, more]).toEqual(['paragraph', []]);
        const parts = line?.type === 'paragraph' ? line.children.filter((node) => node.type !== 'text') : [];
        expect(parts.map((node) => (node.type === 'link' ? node.url : node.type))).toEqual(['https://paper.example/a']);
      }),
    );
  });

  it('gives its definitions to the footnotes and takes them back', () => {
    const document: RevisionDocument = {
      version: 1,
      language: 'en',
      persona: { id: 'p', version: '1' },
      writer: { kind: 'extractive', name: 'extractive' },
      text,
      citations: [1, 2, 3].map((number) => ({
        number,
        articleId: 'a',
        snapshot: 'a'.repeat(64),
        url: 'http://courier.example/a_b',
        outlet: 'Courier',
        title: 'On *it*',
        publishedAt: '2026-01-02T00:00:00Z',
        language: 'en',
        origin: 'Courier',
        claims: [],
      })),
      illustration: null,
    };
    const markdown = renderMarkdown(document);
    expect(markdown).toContain('[^3]: Courier: “On \\*it\\*”, 2026-01-02. <http://courier.example/a_b>');
    expect(readDraftText(markdown, 'en').problems).toEqual([]);
    expect(withoutDefinitions(markdown)).toBe(text);
    expect(sentencesOf(document).map((sentence) => sentence.part)).toEqual([
      'headline',
      'deck',
      'body',
      'body',
      'heading',
      'body',
      'teaser',
      'heading',
      'body',
      'heading',
      'body',
    ]);
  });
});
