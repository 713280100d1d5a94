import { describe, expect, it } from 'vitest';
import { failing, faultOf } from './fixture.ts';
import type { Case } from './fixture.ts';
import {
  harbour,
  beacon,
  title,
  worth,
  quay,
  redLine,
  injured,
  cargo,
  merger,
  wages,
  talks,
  union,
  value,
  done,
  generous,
} from './harbour.fixture.ts';

describe('quotations', () => {
  const cases: Case[] = [
    {
      text: 'The Harbour Post quotes Sarah Quill, the harbour ministry spokeswoman: “We will not sell the eastern quay.”',
      claims: [quay],
      verdict: 'supported',
      kind: 'quotation',
    },
    {
      text: 'The Harbour Post reports that “Mr. Aldo Brandt, the U.S. trade envoy, said Tuesday that the port deal is worth $1.2 billion.”',
      claims: [worth],
      verdict: 'supported',
    },
    {
      text: 'The Harbour Post quotes Ms. Quill: “The ‘red line’ has not moved.”',
      claims: [redLine],
      verdict: 'supported',
      kind: 'quotation',
    },
    {
      text: 'The Harbour Post quotes Ms. Quill: "The "red line" has not moved"',
      claims: [redLine],
      verdict: 'supported',
      kind: 'quotation',
    },
    {
      text: '«The deal is done,» said union leader Pola Reyes, according to Beacon News.',
      claims: [done],
      verdict: 'supported',
      kind: 'quotation',
    },
    { text: 'According to Beacon News, the offer was ‘generous’.', claims: [generous], verdict: 'supported' },
    {
      text: 'The Harbour Post reports that “the well–known inspector Ira Bond wrote in a 28‑page report”.',
      claims: [cargo],
      verdict: 'supported',
    },
    { text: "The Harbour Post reports that “Dockers' wages rose by 3.5 percent”.", claims: [wages], verdict: 'supported' },
    {
      text: 'The Harbour Post quotes Sarah Quill: “We will sell the eastern quay.”',
      claims: [quay],
      verdict: 'unsupported',
      because: /the passage has “not”/,
    },
    {
      text: 'The Harbour Post quotes Sarah Quill: “We will not sell the western quay.”',
      claims: [quay],
      verdict: 'unsupported',
      because: /has “western”.*has “eastern”/,
    },
    {
      text: 'The Harbour Post reports that “the port deal is worth $2.1 billion.”',
      claims: [worth],
      verdict: 'unsupported',
      because: /2\.1/,
    },
    { text: 'The Harbour Post reports a “generous” offer.', claims: [worth], verdict: 'unsupported', because: /generous/ },
    { text: 'According to Beacon News, the offer was ‘stingy’.', claims: [generous], verdict: 'unsupported' },
    {
      text: 'The Harbour Post reports that wages rose by “5 percent to 41,300 crowns”.',
      claims: [wages],
      verdict: 'unsupported',
      because: /5 percent/,
    },
    { text: 'The Harbour Post quotes Sarah Quill: “We will not sell the eastern quay, ever', claims: [quay], verdict: 'unsupported' },
    {
      text: 'The Harbour Post reports that it “approve the merger in 2016”.',
      claims: [merger],
      verdict: 'partly',
      because: /“not” stands right before/,
    },
    { text: 'According to The Harbour Post, the bureau did not “approve the merger in 2016”.', claims: [merger], verdict: 'supported' },
  ];
  it.each(cases)('$verdict: $text', async (one) => {
    expect(await faultOf(one, [harbour, beacon], 'en')).toBeNull();
  });
});

describe('figures', () => {
  const cases: Case[] = [
    { text: 'The port deal is worth $1.2bn, according to The Harbour Post.', claims: [worth], verdict: 'supported' },
    { text: 'The port deal is worth 1.2 billion dollars, according to The Harbour Post.', claims: [worth], verdict: 'supported' },
    { text: 'The value of the port deal is $1,200,000,000, Beacon News reports.', claims: [value], verdict: 'supported' },
    {
      text: 'The port deal is worth $2.1 billion, according to The Harbour Post.',
      claims: [worth],
      verdict: 'contradicted',
      because: /the passage says \$1\.2 billion.*the sentence \$2\.1 billion/,
    },
    { text: 'The port deal is worth $1.2 million, according to The Harbour Post.', claims: [worth], verdict: 'contradicted' },
    { text: 'The port deal is worth €1.2 billion, according to The Harbour Post.', claims: [worth], verdict: 'unsupported' },
    { text: 'The strike left fourteen people injured, The Harbour Post reports.', claims: [injured], verdict: 'supported' },
    {
      text: 'The strike left 41 people injured, The Harbour Post reports.',
      claims: [injured],
      verdict: 'contradicted',
      because: /says 14/,
    },
    { text: '17 people were injured in the strike, Beacon News reports.', claims: [union], verdict: 'supported' },
    {
      text: '19 people were injured in the strike, Beacon News reports.',
      claims: [union],
      verdict: 'contradicted',
      because: /says Seventeen/,
    },
    {
      text: 'The strike left 14 ships damaged, The Harbour Post reports.',
      claims: [injured],
      verdict: 'contradicted',
      because: /says two/,
    },
    { text: 'The Harbour Post reports that 5 to 7 percent of the cargo was lost.', claims: [cargo], verdict: 'supported' },
    { text: 'The Harbour Post reports that between 5% and 7% of the cargo was lost.', claims: [cargo], verdict: 'supported' },
    { text: 'The Harbour Post reports that 5% of the cargo was lost.', claims: [cargo], verdict: 'partly', because: /5 and 7 percent/ },
    { text: 'The Harbour Post reports that 8 percent of the cargo was lost.', claims: [cargo], verdict: 'contradicted' },
    { text: 'The Harbour Post reports that wages rose by 3.5 percent to 41,300 crowns.', claims: [wages], verdict: 'supported' },
    { text: 'The Harbour Post reports that wages rose by 35 percent to 41,300 crowns.', claims: [wages], verdict: 'contradicted' },
    { text: 'The Harbour Post reports that wages rose by 3.5 percent to 41,800 crowns.', claims: [wages], verdict: 'contradicted' },
    {
      text: 'The Harbour Post reports that the inspector wrote in a 28-page report about 12 fires.',
      claims: [cargo],
      verdict: 'unsupported',
      because: /12/,
    },
  ];
  it.each(cases)('$verdict: $text', async (one) => {
    expect(await faultOf(one, [harbour, beacon], 'en')).toBeNull();
  });
});

describe('dates', () => {
  const cases: Case[] = [
    {
      text: 'The Harbour Post reported on 10 May 2017: “The strike left 14 people injured and two ships damaged.”',
      claims: [injured],
      verdict: 'supported',
    },
    {
      text: 'The Harbour Post reported on 11 May 2017: “The strike left 14 people injured and two ships damaged.”',
      claims: [injured],
      verdict: 'unsupported',
      because: /11 May 2017.*2017-05-10/,
    },
    {
      text: 'On 9 May 2017 Mr. Brandt, the U.S. trade envoy, said that the port deal is worth $1.2 billion.',
      claims: [worth],
      verdict: 'supported',
    },
    {
      text: 'On 12 May 2017 Mr. Brandt, the U.S. trade envoy, said that the port deal is worth $1.2 billion.',
      claims: [worth],
      verdict: failing,
      because: /12 May 2017/,
    },
    {
      text: 'Ms. Quill told reporters on 8 May that “We will not sell the eastern quay,” according to The Harbour Post.',
      claims: [quay],
      verdict: 'supported',
    },
    {
      text: 'Ms. Quill told reporters on 18 May that “We will not sell the eastern quay,” according to The Harbour Post.',
      claims: [quay],
      verdict: 'contradicted',
      because: /says May 8/,
    },
    { text: 'The Federal Port Bureau did not approve the merger in 2016.', claims: [merger], verdict: 'supported' },
    {
      text: 'The Federal Port Bureau did not approve the merger in 2015.',
      claims: [merger],
      verdict: 'contradicted',
      because: /2016.*2015/,
    },
    {
      text: 'The Harbour Post reports that talks would resume in July, Mr. Brandt told Beacon News.',
      claims: [talks],
      verdict: 'contradicted',
    },
  ];
  it.each(cases)('$verdict: $text', async (one) => {
    expect(await faultOf(one, [harbour, beacon], 'en')).toBeNull();
  });
});

describe('names, outlets and speakers', () => {
  const cases: Case[] = [
    {
      text: 'Aldo Brandt put the value of the port deal at 1.2 billion dollars, Beacon News reports.',
      claims: [value],
      verdict: 'supported',
    },
    {
      text: 'Aldo Brenner put the value of the port deal at 1.2 billion dollars, Beacon News reports.',
      claims: [value],
      verdict: 'unsupported',
      because: /Brenner/,
    },
    { text: 'Aldo Brandt’s envoys put the value of the port deal at 1.2 billion dollars.', claims: [value], verdict: 'supported' },
    { text: 'The FPB did not approve the merger in 2016.', claims: [merger], verdict: 'supported' },
    { text: 'The CIA did not approve the merger in 2016.', claims: [merger], verdict: 'unsupported', because: /CIA/ },
    {
      text: 'The inspector Ira Quill wrote in a 28-page report that 5 to 7 percent of the cargo was lost.',
      claims: [cargo],
      verdict: 'unsupported',
    },
    {
      text: 'Beacon News reports that “The strike left 14 people injured and two ships damaged.”',
      claims: [injured],
      verdict: 'unsupported',
      because: /attributed to Beacon News, but cites The Harbour Post/,
    },
    {
      text: 'Beacon News reports that “Mr. Brandt told Beacon News that talks would resume in June.”',
      claims: [talks],
      verdict: 'unsupported',
      because: /attributed to Beacon News/,
    },
    {
      text: 'The Harbour Post reports what Mr. Brandt told Beacon News: “talks would resume in June.”',
      claims: [talks],
      verdict: 'supported',
    },
    {
      text: 'The Harbour Post reports “The strike left 14 people injured”, and Beacon News “Seventeen people were injured”.',
      claims: [injured, union],
      verdict: 'supported',
    },
    {
      text: 'Beacon News reports “The strike left 14 people injured”, and The Harbour Post “Seventeen people were injured”.',
      claims: [injured, union],
      verdict: 'unsupported',
      because: /stands in The Harbour Post/,
    },
    {
      text: 'The Harbour Post quotes Aldo Brandt: “We will not sell the eastern quay.”',
      claims: [quay],
      verdict: 'unsupported',
      kind: 'quotation',
      because: /the claim has them from Sarah Quill/,
    },
    { text: 'Beacon News quotes union leader Paul Rayes: “The deal is done.”', claims: [done], verdict: 'unsupported', kind: 'quotation' },
    {
      text: 'Minister Denies Leak as Port Deal Nears $1.2 Billion',
      claims: [title],
      verdict: 'supported',
      part: 'headline',
      kind: 'quotation',
    },
    { text: 'Senator Denies Leak as Port Deal Nears $1.2 Billion', claims: [title], verdict: failing, part: 'headline', kind: 'quotation' },
    {
      text: 'Computer-generated illustration related to: Minister Denies Leak as Port Deal Nears $1.2 Billion',
      claims: [title],
      verdict: ['supported', 'opinion'],
      part: 'caption',
      kind: 'transition',
      citations: [],
    },
    {
      text: 'Computer-generated illustration related to: Minister Admits Leak as Port Deal Nears $9.2 Billion',
      claims: [title],
      verdict: failing,
      part: 'caption',
      kind: 'transition',
      citations: [],
    },
  ];
  it.each(cases)('$verdict: $text', async (one) => {
    expect(await faultOf(one, [harbour, beacon], 'en')).toBeNull();
  });
});

describe('negation and the rest of the words', () => {
  const cases: Case[] = [
    { text: 'The Federal Port Bureau approved the merger in 2016.', claims: [merger], verdict: failing, because: /negates “approved”/ },
    {
      text: 'The strike did not leave 14 people injured, The Harbour Post reports.',
      claims: [injured],
      verdict: failing,
      because: /negates/,
    },
    {
      text: 'Beacon News denies that “The trade envoy Aldo Brandt put the value of the port deal at 1.2 billion dollars.”',
      claims: [value],
      verdict: 'partly',
      because: /“denies” negates/,
    },
    {
      text: 'The strike pleased 14 people and ruined two ships, The Harbour Post reports.',
      claims: [injured],
      verdict: failing,
      because: /pleased/,
    },
    { text: 'The inspector approved the eastern merger with Dockers’ wages.', claims: [cargo, quay, merger, wages], verdict: failing },
    { text: 'The union sold the deal in the strike, Beacon News reports.', claims: [union, done], verdict: failing },
    {
      text: 'The envoy was injured and the offer was done, Beacon News reports.',
      claims: [union, done, value, generous],
      verdict: 'partly',
      because: /put together from several/,
    },
    { text: 'Angry farmers blocked every road around the capital, The Harbour Post reports.', claims: [injured], verdict: 'unsupported' },
  ];
  it.each(cases)('$verdict: $text', async (one) => {
    expect(await faultOf(one, [harbour, beacon], 'en')).toBeNull();
  });
});
