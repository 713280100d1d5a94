import { describe, expect, it } from 'vitest';
import type { AttributionLink, Claim } from '../../core/claims.ts';
import type { SentenceKind, SentencePart, Verdict } from '../../core/words.ts';
import { articleOf, check, claimOf, documentOf } from './fixture.ts';
import { checkDocument } from './index.ts';

const harbour = articleOf({
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
const beacon = articleOf({
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
const title = claimOf(harbour, 'Minister Denies Leak');
const worth = claimOf(harbour, 'Mr. Aldo Brandt');
const quay = claimOf(harbour, 'We will not sell the eastern quay', { speaker: quill, spoken: true });
const redLine = claimOf(harbour, 'The ‘red line’', { speaker: quill, spoken: true });
const injured = claimOf(harbour, 'The strike left 14');
const cargo = claimOf(harbour, 'Between 5 and 7 percent');
const merger = claimOf(harbour, 'The Federal Port Bureau');
const wages = claimOf(harbour, 'Dockers’ wages');
const talks = claimOf(harbour, 'Mr. Brandt told Beacon News');
const union = claimOf(beacon, 'Seventeen people');
const value = claimOf(beacon, 'The trade envoy Aldo');
const done = claimOf(beacon, 'The deal is done', { speaker: reyes, spoken: true });
const generous = claimOf(beacon, 'He said the offer');

interface Case {
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly verdict: Verdict | readonly Verdict[];
  readonly because?: RegExp;
  readonly kind?: SentenceKind;
  readonly part?: SentencePart;
  readonly citations?: readonly number[];
}
const fails = ['partly', 'unsupported', 'contradicted', 'unverified'] as const;

/** What is wrong with the check of one sentence, or null. */
async function fault(
  { text, claims, verdict, because, kind, part, citations }: Case,
  language = 'en',
  articles = [harbour, beacon],
): Promise<string | null> {
  const sentence = {
    text,
    claims,
    ...(kind === undefined ? {} : { kind }),
    ...(part === undefined ? {} : { part }),
    ...(citations === undefined ? {} : { citations }),
  };
  const [result] = await check(articles, [sentence], language);
  if (result === undefined) return 'no result';
  const reasons = result.reasons.join(' | ');
  const expected = typeof verdict === 'string' ? [verdict] : verdict;
  if (!expected.includes(result.verdict)) return `${result.verdict}: ${reasons}`;
  if (because !== undefined && !because.test(reasons)) return `for another reason: ${reasons}`;
  return reasons === '' && result.verdict !== 'supported' && result.verdict !== 'opinion' ? 'no reason given' : null;
}

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
    expect(await fault(one)).toBeNull();
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
    { text: 'The Harbour Post reports that 5% of the cargo was lost.', claims: [cargo], verdict: 'supported' },
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
    expect(await fault(one)).toBeNull();
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
      verdict: fails,
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
    expect(await fault(one)).toBeNull();
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
    { text: 'Senator Denies Leak as Port Deal Nears $1.2 Billion', claims: [title], verdict: fails, part: 'headline', kind: 'quotation' },
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
      verdict: fails,
      part: 'caption',
      kind: 'transition',
      citations: [],
    },
  ];
  it.each(cases)('$verdict: $text', async (one) => {
    expect(await fault(one)).toBeNull();
  });
});

describe('negation and the rest of the words', () => {
  const cases: Case[] = [
    { text: 'The Federal Port Bureau approved the merger in 2016.', claims: [merger], verdict: fails, because: /negates “approved”/ },
    {
      text: 'The strike did not leave 14 people injured, The Harbour Post reports.',
      claims: [injured],
      verdict: fails,
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
      verdict: fails,
      because: /pleased/,
    },
    { text: 'Angry farmers blocked every road around the capital, The Harbour Post reports.', claims: [injured], verdict: 'unsupported' },
  ];
  it.each(cases)('$verdict: $text', async (one) => {
    expect(await fault(one)).toBeNull();
  });
});

describe('kinds of sentences', () => {
  const cases: Case[] = [
    { text: 'The accounts do not agree on this.', claims: [], verdict: 'opinion', kind: 'transition' },
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
    expect(await fault(one)).toBeNull();
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

describe('other languages', () => {
  const madrid = articleOf({
    outlet: 'El Faro',
    language: 'es',
    title: 'El puerto pierde 1.200 millones de euros',
    publishedAt: '2024-03-05T10:00:00Z',
    paragraphs: [
      'La ministra Elena Ruiz dijo que el puerto perdió 1.200 millones de euros en 2023. «No vamos a vender el muelle», añadió Ruiz el 4 de marzo.',
    ],
  });
  const berlin = articleOf({
    outlet: 'Hafenblatt',
    language: 'de',
    title: 'Hafen verliert 1,2 Milliarden Euro',
    publishedAt: '2024-03-05T10:00:00Z',
    paragraphs: [
      'Der Hafen verlor nach Angaben von Ministerin Jana Vogt 1,2 Milliarden Euro. „Wir verkaufen den Kai nicht“, sagte Vogt am 4. März.',
    ],
  });
  const moscow = articleOf({
    outlet: 'Маяк',
    language: 'ru',
    title: 'Порт потерял 1,2 млрд рублей',
    publishedAt: '2024-03-05T10:00:00Z',
    paragraphs: ['Министр Анна Белова заявила, что порт потерял 1,2 млрд рублей. «Мы не продадим причал», — сказала Белова 4 марта.'],
  });
  const cairo = articleOf({
    outlet: 'المنارة',
    language: 'ar',
    title: 'الميناء يخسر ١٢ مليون دولار',
    publishedAt: '2024-03-05T10:00:00Z',
    paragraphs: ['قالت الوزيرة سلمى حداد إن الميناء خسر ١٢ مليون دولار هذا العام.'],
  });
  const beijing = articleOf({
    outlet: '灯塔报',
    language: 'zh',
    title: '港口亏损十二亿元',
    publishedAt: '2024-03-05T10:00:00Z',
    paragraphs: ['部长李华说，港口今年亏损12亿元。'],
  });
  const delhi = articleOf({
    outlet: 'प्रकाश',
    language: 'hi',
    title: 'बंदरगाह को घाटा',
    publishedAt: '2024-03-05T10:00:00Z',
    paragraphs: ['मंत्री सीमा राव ने कहा कि बंदरगाह को १२ करोड़ रुपये का घाटा हुआ।'],
  });
  const tbilisi = articleOf({
    outlet: 'შუქურა',
    language: 'ka',
    title: 'პორტი',
    publishedAt: '2024-03-05T10:00:00Z',
    paragraphs: ['პორტმა ამ წელს 12 მილიონი ლარი დაკარგა.'],
  });
  const [es, esSpoken] = [claimOf(madrid, 'La ministra'), claimOf(madrid, 'No vamos a vender')];
  const [de, deSpoken] = [claimOf(berlin, 'Der Hafen verlor'), claimOf(berlin, 'Wir verkaufen')];
  const [ru, ruSpoken] = [claimOf(moscow, 'Министр Анна'), claimOf(moscow, 'Мы не продадим')];
  const ar = claimOf(cairo, 'قالت الوزيرة');
  const zh = claimOf(beijing, '部长李华');
  const hi = claimOf(delhi, 'मंत्री');
  const ka = claimOf(tbilisi, 'პორტმა');
  const all = [madrid, berlin, moscow, cairo, beijing, delhi, tbilisi];
  const cases: (Case & { language: string })[] = [
    {
      language: 'es',
      text: 'El Faro informa: «La ministra Elena Ruiz dijo que el puerto perdió 1.200 millones de euros en 2023.»',
      claims: [es],
      verdict: 'supported',
    },
    { language: 'es', text: 'Según El Faro, el puerto perdió 1200 millones de euros en 2023.', claims: [es], verdict: 'supported' },
    { language: 'es', text: 'Según El Faro, el puerto perdió 1.200 euros en 2023.', claims: [es], verdict: fails },
    {
      language: 'es',
      text: 'El Faro cita a Elena Ruiz el 4 de marzo: «No vamos a vender el muelle».',
      claims: [esSpoken],
      verdict: 'supported',
    },
    {
      language: 'es',
      text: 'El Faro cita a Elena Ruiz el 6 de marzo: «No vamos a vender el muelle».',
      claims: [esSpoken],
      verdict: 'contradicted',
    },
    { language: 'es', text: 'El Faro cita a Elena Gómez: «No vamos a vender el muelle».', claims: [esSpoken], verdict: 'unsupported' },
    {
      language: 'de',
      text: 'Hafenblatt berichtet: „Der Hafen verlor nach Angaben von Ministerin Jana Vogt 1,2 Milliarden Euro.“',
      claims: [de],
      verdict: 'supported',
    },
    { language: 'de', text: 'Laut Hafenblatt verlor der Hafen 1,2 Mrd. Euro.', claims: [de], verdict: 'supported' },
    { language: 'de', text: 'Laut Hafenblatt verlor der Hafen 12 Milliarden Euro.', claims: [de], verdict: 'contradicted' },
    { language: 'de', text: 'Hafenblatt zitiert Jana Vogt: „Wir verkaufen den Kai“.', claims: [deSpoken], verdict: 'supported' },
    { language: 'de', text: 'Hafenblatt zitiert Jana Vogt: »Wir verkaufen den Kai sofort«.', claims: [deSpoken], verdict: 'unsupported' },
    {
      language: 'ru',
      text: 'Маяк сообщает: «Министр Анна Белова заявила, что порт потерял 1,2 млрд рублей».',
      claims: [ru],
      verdict: 'supported',
    },
    { language: 'ru', text: 'Как пишет Маяк, порт потерял 1,2 миллиарда рублей.', claims: [ru], verdict: 'supported' },
    { language: 'ru', text: 'Как пишет Маяк, порт потерял 1,2 млн рублей.', claims: [ru], verdict: 'contradicted' },
    { language: 'ru', text: 'Маяк цитирует слова Анны Беловой: «Мы продадим причал».', claims: [ruSpoken], verdict: 'unsupported' },
    {
      language: 'ar',
      text: 'ذكرت المنارة: «قالت الوزيرة سلمى حداد إن الميناء خسر 12 مليون دولار هذا العام.»',
      claims: [ar],
      verdict: 'unsupported',
    },
    { language: 'ar', text: 'ذكرت المنارة أن الميناء خسر 12 مليون دولار.', claims: [ar], verdict: 'supported' },
    { language: 'ar', text: 'ذكرت المنارة أن الميناء خسر ١٣ مليون دولار.', claims: [ar], verdict: 'contradicted' },
    { language: 'zh', text: '灯塔报报道：“港口今年亏损12亿元。”', claims: [zh], verdict: 'supported' },
    { language: 'zh', text: '据灯塔报报道，港口今年亏损12亿元。', claims: [zh], verdict: 'supported' },
    { language: 'zh', text: '据灯塔报报道，港口今年亏损21亿元。', claims: [zh], verdict: fails },
    { language: 'zh', text: '灯塔报报道：“港口今年盈利12亿元。”', claims: [zh], verdict: 'unsupported' },
    {
      language: 'hi',
      text: 'प्रकाश की खबर: “मंत्री सीमा राव ने कहा कि बंदरगाह को १२ करोड़ रुपये का घाटा हुआ।”',
      claims: [hi],
      verdict: 'supported',
    },
    { language: 'hi', text: 'प्रकाश के अनुसार बंदरगाह को 12 करोड़ रुपये का घाटा हुआ।', claims: [hi], verdict: 'supported' },
    { language: 'hi', text: 'प्रकाश के अनुसार बंदरगाह को 13 करोड़ रुपये का घाटा हुआ।', claims: [hi], verdict: fails },
    { language: 'ka', text: 'შუქურა: “პორტმა ამ წელს 12 მილიონი ლარი დაკარგა.”', claims: [ka], verdict: 'supported' },
    {
      language: 'ka',
      text: 'შუქურა იუწყება, რომ პორტი გაიყიდა.',
      claims: [ka],
      verdict: 'unverified',
      because: /no rules for the language/,
    },
    { language: 'en', text: 'El Faro reports: «No vamos a vender el muelle».', claims: [esSpoken], verdict: 'supported' },
    { language: 'en', text: 'The quay will stay public property, El Faro reports.', claims: [esSpoken], verdict: 'unverified' },
  ];
  it.each(cases)('$verdict ($language): $text', async (one) => {
    expect(await fault(one, one.language, all)).toBeNull();
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
  const persona = { id: 'test', name: 'Viktor Petersen' };
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
