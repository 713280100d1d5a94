import { describe, expect, it } from 'vitest';
import type { Claim } from '../../core/claims.ts';
import { articleOf, check, claimOf, documentOf, faultOf } from './fixture.ts';
import type { Case } from './fixture.ts';
import { harbour, beacon, worth, quay, injured, merger, wages, value, done, generous } from './harbour.fixture.ts';
import { checkDocument } from './index.ts';

describe('kinds of sentences', () => {
  const cases: Case[] = [
    { text: 'The accounts do not agree on this.', claims: [], verdict: 'opinion', kind: 'transition' },
    {
      text: 'Leverage, once conceded, is seldom regained, as proof-files.example shows.',
      claims: [],
      verdict: 'unsupported',
      kind: 'analysis',
      because: /proof-files\.example/,
    },
    {
      text: 'Leverage is seldom regained (press@proof-files.example).',
      claims: [],
      verdict: 'unsupported',
      kind: 'transition',
      because: /press@/,
    },
    {
      text: 'For the file (www.proof-files.example)',
      claims: [],
      verdict: 'unsupported',
      kind: 'transition',
      part: 'heading',
      because: /address/,
    },
    // "is" stands in every passage, and is nobody's initials.
    {
      text: 'Leverage is seldom regained, and Ingrid Sandmark agrees.',
      claims: [worth],
      verdict: 'unsupported',
      kind: 'analysis',
      because: /Ingrid Sandmark/,
    },
    { text: 'What each side says', claims: [], verdict: 'opinion', kind: 'transition', part: 'heading' },
    { text: 'Leverage, once conceded, is seldom regained.', claims: [], verdict: 'opinion', kind: 'analysis' },
    { text: 'Leverage costs Gondor 14 ships a year.', claims: [], verdict: 'unsupported', kind: 'analysis', because: /14/ },
    {
      text: 'The guarantee that Ruritania wants is “worthless”.',
      claims: [],
      verdict: 'unsupported',
      kind: 'analysis',
      because: /worthless/,
    },
    { text: 'The concession is what Ruritania feared in 1999.', claims: [], verdict: 'unsupported', kind: 'transition', because: /1999/ },
    { text: 'The strike left people injured.', claims: [], verdict: 'unsupported', kind: 'reported', because: /no claim/ },
    {
      text: 'The strike left 14 people injured.',
      claims: [],
      verdict: 'unverified',
      kind: 'edited',
      because: /no citation/,
      citations: [],
    },
    { text: 'The strike left 14 people injured and two ships damaged.', claims: [], verdict: 'supported', kind: 'edited', citations: [1] },
    {
      text: 'The strike left 16 people injured and two ships damaged.',
      claims: [],
      verdict: 'contradicted',
      kind: 'edited',
      citations: [1],
    },
    { text: 'Elsewhere 987,654 penguins slept.', claims: [worth], verdict: 'unsupported', kind: 'edited', because: /987,654/ },
    {
      text: 'Elsewhere penguins slept.',
      claims: [],
      verdict: 'unsupported',
      kind: 'edited',
      citations: [1],
      because: /no passage of the sources/,
    },
    { text: 'Sarah Quill speaks of a “red line”.', claims: [], verdict: 'partly', kind: 'edited', citations: [1] },
    {
      text: 'Sarah Quill told reporters of a “red lion”.',
      claims: [],
      verdict: 'unsupported',
      kind: 'edited',
      citations: [1],
      because: /red lion/,
    },
    {
      text: 'The strike left 14 people injured and two ships damaged.',
      claims: [],
      verdict: 'unsupported',
      kind: 'edited',
      citations: [7],
      because: /footnote 7 does not exist/,
    },
  ];
  it.each(cases)('$verdict: $text', async (one) => {
    expect(await faultOf(one, [harbour, beacon], 'en')).toBeNull();
  });

  it('lets a judgement name what the document cites elsewhere', async () => {
    const results = await check(
      [harbour],
      [
        { text: 'The Harbour Post reports that “Dockers’ wages rose by 3.5 percent to 41,300 crowns.”', claims: [wages] },
        { text: 'The Harbour Post quotes Sarah Quill: “We will not sell the eastern quay.”', claims: [quay], kind: 'quotation' },
        { text: 'The concession weakens what Sarah Quill can offer.', claims: [], kind: 'analysis' },
        { text: 'The concession weakens what Sarah Connor can offer.', claims: [], kind: 'analysis' },
      ],
      'en',
    );
    expect(results.map((result) => result.verdict)).toEqual(['supported', 'supported', 'opinion', 'unsupported']);
  });

  it('takes "reports the same" as far as the passages share their words', async () => {
    const results = await check(
      [harbour, beacon],
      [
        {
          text: 'The Harbour Post reports that “Mr. Aldo Brandt, the U.S. trade envoy, said Tuesday that the port deal is worth $1.2 billion.”',
          claims: [worth],
        },
        { text: 'Beacon News reports the same.', claims: [value] },
        { text: 'Beacon News reports the same.', claims: [generous] },
      ],
      'en',
    );
    expect(results.map((result) => result.verdict)).toEqual(['supported', 'supported', 'partly']);
  });
});

describe('failing closed', () => {
  const sentence = {
    ordinal: 0,
    part: 'body',
    kind: 'reported',
    text: 'The Harbour Post reports that “The strike left 14 people injured”.',
    membersOnly: false,
  } as const;
  const persona = { id: 'test', name: 'Halvard Brennick' };
  const never = new AbortController().signal;
  const whole = (claim: Claim, given: readonly Claim[] = [claim]): Parameters<typeof checkDocument>[0] => ({
    document: documentOf([harbour, beacon], [injured, quay], 'en'),
    sentences: [{ ...sentence, claimIds: [claim.id], citations: [1] }],
    claims: new Map(given.map((one) => [one.id, one])),
    articles: [harbour, beacon],
    persona,
  });

  it('passes the same sentence where everything resolves', async () => {
    const [result] = await checkDocument(whole(injured), never);
    expect(result).toMatchObject({ verdict: 'supported', reasons: [] });
    expect(result?.evidence[0]).toMatchObject({ articleId: harbour.id, role: 'supports' });
    expect(harbour.text.slice(result?.evidence[0]?.start, result?.evidence[0]?.end)).toBe('The strike left 14 people injured');
  });

  it('names passages of an edited sentence by their range alone', async () => {
    const edited = { ...sentence, kind: 'edited' as const, text: 'The strike left 987,654 people injured.', claimIds: [], citations: [1] };
    const [result] = await checkDocument({ ...whole(injured), sentences: [edited] }, never);
    expect(result?.verdict).toBe('contradicted');
    for (const one of result?.evidence ?? [])
      expect(Object.keys(one).toSorted()).toEqual(['articleId', 'end', 'role', 'snapshot', 'start']);
    expect(result?.evidence.map(({ role }) => role)).toContain('contradicts');
  });

  it.each<[string, Parameters<typeof checkDocument>[0], RegExp]>([
    ['a claim that does not exist', whole(injured, []), /does not exist/],
    ['a claim whose quotation is not its span', whole({ ...injured, quote: `${injured.quote}!` }), /does not quote the stored text/],
    ['a claim on a text that is not a source', whole({ ...injured, snapshot: '0'.repeat(64) }), /not among the sources/],
    ['a claim that no footnote covers', whole(merger), /no footnote of this sentence covers/],
    [
      'a footnote of another source',
      { ...whole(injured), sentences: [{ ...sentence, claimIds: [injured.id], citations: [2] }] },
      /no footnote of this sentence covers/,
    ],
    ['a source that is gone', { ...whole(injured), articles: [beacon] }, /not among the sources/],
  ])('does not pass %s', async (_, input, reason) => {
    const [result] = await checkDocument(input, never);
    expect(result?.verdict).toBe('unsupported');
    expect(result?.reasons.join(' ')).toMatch(reason);
  });

  it('does not pass a footnote that carries another address than its text came from', async () => {
    const input = whole(injured);
    const citations = input.document.citations.map((citation) => ({ ...citation, url: 'https://example.org/elsewhere' }));
    const [result] = await checkDocument({ ...input, document: { ...input.document, citations } }, never);
    expect(result?.verdict).toBe('unsupported');
  });

  it('gives unverified, with the reason, where a rule throws', async () => {
    const input = whole(injured);
    const broken = {
      ...injured,
      get quote(): string {
        throw new Error('unreadable');
      },
    };
    const [result] = await checkDocument({ ...input, claims: new Map([[injured.id, broken]]) }, never);
    expect(result).toEqual({ ordinal: 0, verdict: 'unverified', reasons: ['the check failed: unreadable'], evidence: [] });
  });

  it('gives unverified for a sentence longer than any sentence is', async () => {
    const input = whole(injured);
    const [result] = await checkDocument(
      { ...input, sentences: [{ ...sentence, text: '“a '.repeat(5000), claimIds: [injured.id], citations: [1] }] },
      never,
    );
    expect(result?.verdict).toBe('unverified');
  });

  it('stays fast on hostile text', async () => {
    const texts = ['“'.repeat(5000), '1,'.repeat(2900), 'A. '.repeat(1900), "'a".repeat(2900), '９'.repeat(5900), 'May '.repeat(1400)];
    const started = performance.now();
    const results = await checkDocument(
      {
        ...whole(injured),
        sentences: texts.map((text, ordinal) => ({ ...sentence, ordinal, text, claimIds: [injured.id], citations: [1] })),
      },
      never,
    );
    expect(results.map((result) => result.verdict)).not.toContain('supported');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('rejects with the reason of the signal, and gives no verdicts', async () => {
    await expect(checkDocument(whole(injured), AbortSignal.abort(new Error('draining')))).rejects.toThrow('draining');
  });
});

describe('reasons', () => {
  it('name the nearest text within one block, not across a title and the paragraph under it', async () => {
    const [result] = await check(
      [beacon],
      [{ text: 'Beacon News: “port deal worth 1.2 billion pounds The trade envoy”.', claims: [value], kind: 'edited', citations: [1] }],
      'en',
    );
    expect(result?.verdict).toBe('unsupported');
    expect(result?.reasons.join(' ')).toContain('nearest text');
    expect(result?.reasons.join(' ')).not.toContain('dollars\n');
  });
});

describe('an outlet whose name is written small', () => {
  it('is the same one at the head of a sentence, with a capital', async () => {
    const small = articleOf({
      outlet: 'quaynews',
      language: 'en',
      title: 'Pier closed',
      paragraphs: ['The pier was closed for thirty days on Monday.'],
    });
    const claim = claimOf(small, 'The pier was closed');
    const cases: Case[] = [
      {
        text: 'Quaynews reports: “The pier was closed for thirty days on Monday”.',
        claims: [claim],
        verdict: 'supported',
        kind: 'quotation',
      },
      {
        text: 'According to quaynews, “The pier was closed for thirty days on Monday”.',
        claims: [claim],
        verdict: 'supported',
        kind: 'quotation',
      },
    ];
    for (const one of cases) expect(await faultOf(one, [small], 'en')).toBeNull();
    const [other] = await check([small, beacon], [{ text: 'Quaynews: “The deal is done”.', claims: [done], kind: 'quotation' }], 'en');
    expect(other?.verdict).toBe('unsupported');
  });
});
