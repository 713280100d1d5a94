import { describe, expect, it } from 'vitest';
import type { Claim } from '../../core/claims.ts';
import type { ComposedSentence, Composition, EvidencePack } from '../../core/composition.ts';
import { testPersona } from '../extractive/testing.ts';
import { claimSheet } from './choose-claims.ts';
import { reviseRequest, writeRequest } from './requests.ts';

const passage = 'Some 140 barges are waiting below the lock.';
const article = { id: 'ar_1', snapshot: 's', outlet: 'The {{c1}} Courier', text: passage, language: 'en', publishedAt: null, passages: [] };
const claim = {
  id: 'cl_1',
  articleId: 'ar_1',
  snapshot: 's',
  start: 0,
  end: passage.length,
  quote: passage,
  english: null,
  language: 'en',
  kind: 'figure',
  spoken: false,
  attribution: [{ kind: 'outlet', name: article.outlet, role: null }],
} as unknown as Claim;
const quoting: ComposedSentence = {
  text: 'The count is plain: “Some 140 barges are waiting below the lock”.',
  kind: 'quotation',
  claimIds: ['cl_1'],
};
const composition: Composition = {
  language: 'en',
  headline: { text: 'Barges wait', kind: 'analysis', claimIds: [] },
  deck: [{ text: 'A lock is a lever.', kind: 'analysis', claimIds: [] }],
  blocks: [{ part: 'body', membersOnly: false, sentences: [quoting, { ...quoting, kind: 'edited' }] }],
};
const pack = {
  storyId: 'st_1',
  storyTitle: '',
  persona: testPersona,
  articles: [article],
  claims: [claim],
  groups: [],
  language: 'en',
  previous: { composition, notes: { comment: null, dropSentences: [], excludeSources: [], preferSources: ['ar_1'] } },
} as unknown as EvidencePack;
const sheet = claimSheet([claim], pack);
const cap = { quotedWords: 90, quotedShare: 0.5 } as Parameters<typeof writeRequest>[3];

describe('what a writer is asked', () => {
  const { user } = writeRequest(pack, sheet, 'en', cap).prompt;

  it('shows a sentence that stands with its quotation as a reference, and an editor’s to the letter', () => {
    expect(user).toContain('"text":"The count is plain: {{c1}}."');
    expect(user).toContain(`"text":"${quoting.text}"`);
  });

  it('has parentheses for the braces of others wherever an outlet is named', () => {
    expect(user).toContain('"quotedWords":{"The ((c1)) Courier":4}');
    expect(user).toContain('"prefer":["The ((c1)) Courier"]');
    expect(user).not.toContain('{{c1}} Courier');
  });
});

describe('what is asked of a sentence that failed', () => {
  const failed = {
    ordinal: 2,
    part: 'body',
    text: quoting.text,
    sentence: quoting,
    verdict: 'unsupported' as const,
    reasons: ['the passage says “{{c1}} barges”'],
  };
  const { user } = reviseRequest([failed], sheet, pack, 'en').prompt;

  it('shows it with its quotation as a reference, and no reason as one', () => {
    expect(user).toContain('"text":"The count is plain: {{c1}}."');
    expect(user).toContain('"reasons":["the passage says “((c1)) barges”"]');
  });
});
