// Two reports on one port deal, in English, and claims on their passages: what the tests of the checks are about.
import type { AttributionLink } from '../../core/claims.ts';
import { articleOf, claimOf } from './fixture.ts';

export const harbour = articleOf({
  outlet: 'The Harbour Post',
  language: 'en',
  title: 'Minister Denies Leak as Port Deal Nears $1.2 Billion',
  publishedAt: '2017-05-10T08:00:00Z',
  paragraphs: [
    'Mr. Aldo Brandt, the U.S. trade envoy, said Tuesday that the port deal is worth $1.2 billion. Sarah Quill, the harbour ministry spokeswoman, was not present.',
    '“We will not sell the eastern quay,” Ms. Quill told reporters on May 8. “The ‘red line’ has not moved.”',
    'The strike left 14 people injured and two ships damaged. Between 5 and 7 percent of the cargo was lost, the well-known inspector Ira Bond wrote in a 28-page report.',
    'The Federal Port Bureau did not approve the merger in 2016. Dockers’ wages rose by 3.5 percent to 41,300 crowns.',
    'Mr. Brandt told Beacon News that talks would resume in June.',
  ],
});
export const beacon = articleOf({
  outlet: 'Beacon News',
  language: 'en',
  title: 'Envoy: port deal worth 1.2 billion dollars',
  publishedAt: '2017-05-09T20:00:00Z',
  paragraphs: [
    'The trade envoy Aldo Brandt put the value of the port deal at 1.2 billion dollars. Seventeen people were injured in the strike, the union said.',
    '"The deal is done," said union leader Pola Reyes. He said the offer was "generous".',
  ],
});
const quill: AttributionLink = { kind: 'person', name: 'Sarah Quill', role: 'the harbour ministry spokeswoman' };
const reyes: AttributionLink = { kind: 'person', name: 'Pola Reyes', role: 'union leader' };
export const title = claimOf(harbour, 'Minister Denies Leak');
export const worth = claimOf(harbour, 'Mr. Aldo Brandt');
export const quay = claimOf(harbour, 'We will not sell the eastern quay', { speaker: quill, spoken: true });
export const redLine = claimOf(harbour, 'The ‘red line’', { speaker: quill, spoken: true });
export const injured = claimOf(harbour, 'The strike left 14');
export const cargo = claimOf(harbour, 'Between 5 and 7 percent');
export const merger = claimOf(harbour, 'The Federal Port Bureau');
export const wages = claimOf(harbour, 'Dockers’ wages');
export const talks = claimOf(harbour, 'Mr. Brandt told Beacon News');
export const union = claimOf(beacon, 'Seventeen people');
export const value = claimOf(beacon, 'The trade envoy Aldo');
export const done = claimOf(beacon, 'The deal is done', { speaker: reyes, spoken: true });
export const generous = claimOf(beacon, 'He said the offer');
