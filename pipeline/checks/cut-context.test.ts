// A part of a source's sentence must not be quoted away from what denies, supposes or takes back its words.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';

const article = articleOf({
  outlet: 'The Courier',
  language: 'en',
  title: 'Harbour deal under review',
  publishedAt: '2026-05-09T20:00:00Z',
  paragraphs: [
    'No court has found that the minister took bribes from the port firm.',
    'If the firm had paid the minister, the deal would be void, a judge said.',
    'Prosecutors have dropped claims that Ada Kesh hid money abroad.',
    'That the mayor stole the harbour funds is a lie.',
    'Officials who did not want to be named said that the deal was signed at night.',
    'The firm “has no debts”, the auditor wrote, and that its ships are insured in Oldmere.',
    'It is doubted whether the bank lent the firm the money.',
  ],
});
const spanish = articleOf({
  outlet: 'El Faro',
  language: 'es',
  title: 'El puerto',
  paragraphs: ['Nadie ha probado que el ministro cobró sobornos de la naviera.'],
});

async function verdictOf(text: string, claim: string, of = article) {
  const [result] = await check([of], [{ text, kind: 'quotation', claims: [claimOf(of, claim)] }], of.language);
  return { verdict: result?.verdict, reasons: result?.reasons.join('; ') ?? '' };
}

describe('words quoted away from what governs them', () => {
  it.each([
    ['The Courier: “the minister took bribes from the port firm”.', 'No court', /“No” stands before the quoted words/],
    ['The Courier reports that “the minister took bribes from the port firm”.', 'No court', /“No” stands before/],
    ['The Courier: “the firm had paid the minister”.', 'If the firm', /“If” stands before/],
    ['The Courier: “Ada Kesh hid money abroad”.', 'Prosecutors', /“dropped” stands before/],
    ['The Courier: “the mayor stole the harbour funds”.', 'That the mayor', /goes on “is a lie”/],
    ['The Courier: “the bank lent the firm the money”.', 'It is doubted', /“doubted” stands before/],
  ])('are refused: %s', async (text, claim, because) => {
    const { verdict, reasons } = await verdictOf(text, claim);
    expect(reasons).toMatch(because);
    expect(verdict).toBe('partly');
  });

  it('are refused in another language', async () => {
    const { verdict, reasons } = await verdictOf('El Faro: «el ministro cobró sobornos de la naviera».', 'Nadie ha', spanish);
    expect(reasons).toMatch(/“Nadie” stands before/);
    expect(verdict).toBe('partly');
  });

  it.each([
    ['The Courier reports that no court has found that “the minister took bribes from the port firm”.', 'No court'],
    ['The Courier: “No court has found that the minister took bribes from the port firm”.', 'No court'],
    ['A judge said in The Courier that if “the firm had paid the minister”, the deal would be void.', 'If the firm'],
    ['Prosecutors have dropped claims that “Ada Kesh hid money abroad”, The Courier reports.', 'Prosecutors'],
    // The verb of saying is not denied: those who did not want to be named did say it.
    ['Officials said, according to The Courier, that “the deal was signed at night”.', 'Officials who'],
    // The negation is within another's words.
    ['The Courier: “its ships are insured in Oldmere”.', 'The firm “has'],
  ])('pass where the sentence keeps it, or nothing governs them: %s', async (text, claim) => {
    expect(await verdictOf(text, claim)).toMatchObject({ verdict: 'supported', reasons: '' });
  });
});

describe('addresses', () => {
  const site = articleOf({
    outlet: 'The Courier',
    language: 'en',
    title: 'The bank’s page',
    paragraphs: ['The page mybank-support.example carried the notice on Friday.'],
  });
  const notice = claimOf(site, 'The page mybank');
  const judged = async (text: string) => (await check([site], [{ text, kind: 'analysis', claims: [notice] }], 'en'))[0];

  it.each(['support.example', 'mybank-support.ex', 'хакер.рф'])('%s is not one of the passage’s', async (address) => {
    const result = await judged(`Readers lean on ${address} for a rule.`);
    expect(result?.reasons.join('; ')).toContain(`the address “${address}” is not`);
    expect(result?.verdict).toBe('unsupported');
  });

  it('a whole one of the passage’s passes', async () => {
    expect((await judged('Readers lean on mybank-support.example for a rule.'))?.verdict).toBe('opinion');
  });
});
