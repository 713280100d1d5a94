// What no other rule reads must not pass unread: times of the day, scripts without spaces in another language's draft, languages without rules.
import { describe, expect, it } from 'vitest';
import { articleOf, claimOf, failing, faultOf } from './fixture.ts';
import type { Case } from './fixture.ts';

const lock = articleOf({
  outlet: 'The Courier',
  language: 'en',
  title: 'Velmar closes the lock',
  paragraphs: [
    'The ministry closed the lock on Monday at 9:45 a.m. for thirty days. It named ten reasons.',
    'A second vote was called at 14:05 on Tuesday.',
  ],
});
const closed = claimOf(lock, 'The ministry closed');
const reasons = claimOf(lock, 'It named ten reasons');
const vote = claimOf(lock, 'A second vote');
const cases: (Case & { language?: string })[] = [
  { text: 'The ministry closed the lock on Monday at 9:45 a.m.', claims: [closed], verdict: 'supported' },
  { text: 'A second vote was called at 14:05 on Tuesday.', claims: [vote], verdict: 'supported' },
  {
    text: 'The ministry closed the lock at 10:30 on Monday.',
    claims: [closed, reasons],
    verdict: 'unsupported',
    because: /10:30/,
  },
  {
    text: 'The ministry closed the lock at 10:30 on Monday.',
    claims: [],
    citations: [1],
    kind: 'edited',
    verdict: 'unsupported',
    because: /10:30/,
  },
  { text: 'The ministry closed the lock at 10:30.', claims: [], kind: 'analysis', verdict: 'unsupported', because: /10:30/ },
  ...['รัฐมนตรีลาออกเมื่อวานนี้', 'ລັດຖະມົນຕີລາອອກ', 'រដ្ឋមន្ត្រីលាលែង', 'ဝန်ကြီးနုတ်ထွက်', '部长昨天辞职'].flatMap((words): Case[] => [
    { text: `${words}.`, claims: [], citations: [1], kind: 'edited', verdict: failing },
    { text: `The ministry closed the lock on Monday ${words}.`, claims: [closed], verdict: failing },
  ]),
  { text: 'The Courier Monday.', claims: [], citations: [1], kind: 'edited', verdict: 'unverified', language: 'ka' },
  { text: '!', claims: [], citations: [1], kind: 'edited', verdict: failing, language: 'ka' },
];

describe('what no other rule reads', () => {
  it.each(cases)('$verdict: $text', async (one) => {
    expect(await faultOf(one, [lock], one.language ?? 'en')).toBeNull();
  });
});
