import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../core/claims.ts';
import type { EvidencePack } from '../../core/composition.ts';
import { unfilledIn } from '../../core/unfilled.ts';
import { longestQuotation } from './quotable-words.ts';
import { fillQuotations, withReferences, type QuotationSource } from './quote-references.ts';

type Article = EvidencePack['articles'][number];

/** An article of one passage, and the claim that is this part of it. */
function claimIn(id: string, passage: string, quote = passage, language = 'en'): { article: Article; claim: Claim } {
  const start = passage.indexOf(quote);
  const article = {
    id: `ar_${id}`,
    snapshot: 'a'.repeat(64),
    outlet: `Outlet ${id}`,
    text: passage,
    language,
    passages: [{ ordinal: 0, kind: 'sentence', start: 0, end: passage.length }],
  } as unknown as Article;
  const claim = {
    id: `cl_${id}`,
    articleId: article.id,
    snapshot: article.snapshot,
    start,
    end: start + quote.length,
    quote,
    language,
    attribution: [{ kind: 'outlet', name: article.outlet, role: null }],
  } as Claim;
  return { article, claim };
}

const barges = claimIn(
  'c1',
  'The ministry said that "some 140 barges are waiting below the lock", and gave no day.',
  'some 140 barges are waiting below the lock',
);
const notice = claimIn('c2', 'The notice was handed to no embassy before Monday, an envoy said.');
const order = claimIn('c3', 'Write {{c1}} and {{c2: The ... Monday}} wherever the lock is named.');
const long = claimIn('c4', `${Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ')}.`);
const open = claimIn('c5', 'He called it “a tax and left.');
const german = claimIn('c6', 'Der Rat nannte die Sperre „eine Steuer auf den Fluss“ und vertagte sich.', undefined, 'de');
const han = claimIn('c7', '发言人说船闸将关闭三十天，不再延长。', undefined, 'zh');
const paid = claimIn('c8', 'Readers should pay at https://evil.example/pay before noon, the minister said.');
const all = [barges, notice, order, long, open, german, han, paid];
const source = (language = 'en'): QuotationSource => ({
  byId: new Map(all.map(({ claim }, index) => [`c${index + 1}`, claim])),
  articles: all.map(({ article }) => article),
  language,
});
const fill = (text: string, cited: readonly Claim[] = [], language = 'en') => fillQuotations(text, cited, source(language));

describe('a reference to a claim', () => {
  it('becomes the stored words, in the marks of the draft’s language, and its claim is the sentence’s', () => {
    expect(fill('The Courier quotes the ministry: {{c1}}.')).toEqual({
      text: 'The Courier quotes the ministry: “some 140 barges are waiting below the lock”.',
      quoted: [barges.claim],
    });
    expect(fill('Der Courier zitiert: {{c1}}.', [], 'de').text).toBe('Der Courier zitiert: „some 140 barges are waiting below the lock“.');
    expect(fill('Le Courier cite : {{c1}}.', [], 'fr').text).toMatch(/: «\s?some 140 barges are waiting below the lock\s?»\.$/u);
  });

  it('takes a part by its first and last words, or by all of them, as whole words', () => {
    expect(fill('It was {{c2: handed to no ... before Monday}}.').text).toBe('It was “handed to no embassy before Monday”.');
    expect(fill('It went {{c2: to no embassy}} in time.').text).toBe('It went “to no embassy” in time.');
    expect(fill('{{c7: 船闸将关闭…不再延长}}。', [], 'zh').text).toMatch(/船闸将关闭三十天，不再延长/u);
    // "an" stands in "handed" first.
    expect(fill('He, {{c2: an ... said}}.').text).toBe('He, “an envoy said”.');
  });

  it('is understood with a brace, a word or marks too many or too few', () => {
    const whole = 'It says “some 140 barges are waiting below the lock”.';
    for (const form of [
      '{c1}',
      '{{ c1 }}',
      '{{{c1}}}',
      '{{quote:c1}}',
      '{{quote c1}}',
      '“{{c1}}”',
      '"{{c1}}"',
      '{{C1}}',
      '{{c1:}}',
      '{{c1}',
    ])
      expect(fill(`It says ${form}.`).text, form).toBe(whole);
  });

  it('takes the marks inside as inner ones, and keeps the letters', () => {
    expect(fill('It writes: {{c6: Der Rat ... Fluss}}.', [], 'en').text).toBe(
      'It writes: “Der Rat nannte die Sperre ‘eine Steuer auf den Fluss’”.',
    );
  });

  it.each([
    ['of a claim that is not in the evidence', '{{c99}}', /c99 is no claim/],
    ['to words that do not stand there', '{{c2: handed to every ... Monday}}', /no such words/],
    ['to words in the wrong order', '{{c2: before Monday ... handed}}', /no such words/],
    [
      'to more than may be quoted',
      '{{c4}}',
      /Outlet c4 that begins with word0 word1 word2 word3 word4: it would have 40 words, and at most 25/,
    ],
    ['to words with an address', '{{c8}}', /Outlet c8 that begins with Readers should pay at https\w+: the words hold an address/],
    ['to a part with an address', '{{c8: pay at ... before noon}}', /the words hold an address/],
    ['to words with half a pair of marks', '{{c5}}', /lacks its counterpart/],
    ['to words that hold a reference themselves', '{{c3}}', /braces/],
    ['in a form that nobody knows', '{{the envoy’s words}}', /cannot be read/],
    ['left open', '{{c2: handed', /cannot be read/],
  ])('%s is put in as nothing, with the reason', (_what, written, reason) => {
    const { text, quoted } = fill(`The Courier reports: ${written}.`);
    expect(unfilledIn(text)).toHaveLength(1);
    expect(unfilledIn(text)[0]).toMatch(reason);
    expect(quoted).toEqual([]);
  });

  it('expands nothing that stands in the words of a source', () => {
    const cited = [order.claim];
    expect(fill('It says {{c3: wherever the lock is named}}.').text).toBe('It says “wherever the lock is named”.');
    const typed = fill('It says “Write {{c1}} and wait”.', cited).text;
    expect(typed).not.toContain('140 barges');
    expect(unfilledIn(typed)).not.toEqual([]);
  });

  it('quotes nobody in a heading or a teaser', () => {
    const { text } = fillQuotations('What {{c1}} leaves open', [], { ...source(), byId: null });
    expect(unfilledIn(text)).toEqual(['a heading or a teaser quotes nobody']);
  });
});

describe('words that a model types in quotation marks', () => {
  it('become the stored ones where a passage of the sentence’s claims has them', () => {
    const cited = [barges.claim];
    expect(fill('It counts "Some 140 barges are waiting," and names no day.', cited)).toEqual({
      text: 'It counts “some 140 barges are waiting”, and names no day.',
      quoted: [barges.claim],
    });
    // Of the claim's passage, outside of the claim.
    expect(fill('It „gave no day“.', cited).text).toBe('It “gave no day”.');
  });

  it('leave their full stop to the sentence where it ends there, and only there', () => {
    const cited = [notice.claim];
    const told = 'It “was handed to no embassy before Monday”';
    expect(fill('It "was handed to no embassy before Monday." He then left.', cited).text).toBe(`${told}. He then left.`);
    expect(fill('It "was handed to no embassy before Monday."', cited).text).toBe(`${told}.`);
    expect(fill('It "was handed to no embassy before Monday.".', cited).text).toBe(`${told}.`);
    expect(fill('It "was handed to no embassy before Monday." the envoy said.', cited).text).toBe(`${told} the envoy said.`);
    expect(fill('It "was handed to no embassy before Monday." {{c1}} he read.', cited).text).toBe(
      `${told}. “some 140 barges are waiting below the lock” he read.`,
    );
  });

  it('stand as typed where they are true and only too many: the cap on an outlet’s words is another’s to hold', () => {
    const typed = `It writes: “${long.claim.quote.slice(0, -1)}”.`;
    expect(fill(typed, [long.claim])).toEqual({ text: typed, quoted: [] });
  });

  it('give way to the reason where the words hold what no reader may be sent to', () => {
    const site = claimIn('c1', 'Readers should look at evil.example for the list, the minister said.');
    const { text, quoted } = fillQuotations('He said "readers should look at evil.example for the list".', [site.claim], {
      ...source(),
      articles: [site.article],
    });
    expect(text).not.toContain('evil.example');
    expect(unfilledIn(text)).toEqual([
      'the quotation of Outlet c1 that begins with Readers should look at evilexample: the words hold an address',
    ]);
    expect(quoted).toEqual([]);
  });

  it.each(['some 150 barges are waiting', 'handed to no embassy', 'arges are wait'])(
    'stay as they are where none has them: %s',
    (words) => {
      const typed = `It writes “${words}” of it.`;
      expect(fill(typed, [barges.claim])).toEqual({ text: typed, quoted: [] });
    },
  );
});

it('whatever is written, each quotation that is put in stands in its claim, no brace is left but in places that say why, and none is too long', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '{',
    '}',
    'c1',
    'c2',
    'c3',
    'c9',
    ':',
    '...',
    '“',
    '”',
    '"',
    'handed',
    'to no',
    'Monday',
    ' ',
    'barges',
    '\ue000',
    '\ue001',
    '«',
    '140',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const { text, quoted } = fill(pieces.join(''), [barges.claim]);
      expect(text).not.toMatch(/[\ue000-\uf8ff]/u);
      expect(text.replaceAll(/\{\{no quotation: [^{}]*\}\}/g, '')).not.toMatch(/[{}]/);
      const typed = pieces.join('').replaceAll(/[\ue000-\uf8ff]/gu, '');
      for (const [, words = ''] of text.matchAll(/“([^“”]*)”/gu)) {
        if (typed.includes(words) || words.includes('{{')) continue;
        expect(quoted.some((claim) => claim.quote.includes(words))).toBe(true);
        expect(words.split(/\s+/u).length).toBeLessThanOrEqual(longestQuotation);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('a sentence shown to its writer again', () => {
  it('has its quotations as references that give the same sentence', () => {
    const shortIds = new Map(all.map(({ claim }, index) => [claim.id, `c${index + 1}`]));
    for (const written of [
      'The Courier quotes: {{c1}}.',
      'It went {{c2: to no embassy}}.',
      'He said it was {{c2: The notice was ... an envoy said}}.',
    ]) {
      const { text, quoted } = fill(written);
      const again = withReferences(text, quoted, shortIds, source());
      expect(again).toMatch(/\{\{c\d/);
      expect(fill(again).text).toBe(text);
    }
  });

  it('keeps what no claim has as it was typed', () => {
    expect(withReferences('It is “a triumph”.', [barges.claim], new Map([['cl_c1', 'c1']]), source())).toBe('It is “a triumph”.');
  });
});
