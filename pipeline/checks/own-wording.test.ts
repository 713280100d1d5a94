// What is left out of a sentence before its wording is weighed, and what stays.
import { expect, it } from 'vitest';
import { readOutside } from './outside.ts';
import { ownWording } from './own-wording.ts';
import { quotationRuns } from './quotation-runs.ts';

const outlets = ['The Harbour Post', 'Ledger'];
const wordingOf = (text: string): string =>
  ownWording(readOutside(text, quotationRuns(text), outlets, ['Halvard Brennick'], 'en'), 'en')
    .replaceAll(/\s+/gu, ' ')
    .trim();

it.each([
  ['The Harbour Post reports that the pier is closed.', 'the pier is closed.'],
  ['The pier is closed, the Harbour Post has also reported.', 'The pier is closed, .'],
  ['According to the Ledger, the pier is closed.', ', the pier is closed.'],
  ['The Harbour Post and Ledger report that the pier is closed.', 'the pier is closed.'],
  ['Quill told The Harbour Post that the pier is closed.', 'Quill that the pier is closed.'],
  ['The council “will close the pier”, Ledger writes.', 'The council , .'],
])('leaves out what is quoted and who reports it: %s', (text, left) => {
  expect(wordingOf(text)).toBe(left);
});

it.each([
  // Who speaks in the report is part of what it reports.
  ['The mayor said that the United States reports more.', 'The mayor said that the United States reports more.'],
  // A denial is no attribution.
  ['The Harbour Post denies that the pier is closed.', 'denies that the pier is closed.'],
  ['The Harbour Post has not reported the closure.', 'has not reported the closure.'],
  ['The Harbour Post would have reported that the pier is closed.', 'would have reported that the pier is closed.'],
  ['The mayor did not tell The Harbour Post that the pier is closed.', 'The mayor did not tell that the pier is closed.'],
  ['The Harbour Post gave the mayor 40 boats.', 'gave the mayor 40 boats.'],
  // What is beyond a quotation is somebody else's.
  ['In Ledger “the pier is shut” said the mayor.', 'In said the mayor.'],
  // The word belongs to the sentence before.
  ['The mayor said: Ledger sold the pier.', 'The mayor said: sold the pier.'],
])('keeps what the sentence says: %s', (text, left) => {
  expect(wordingOf(text)).toBe(left);
});
