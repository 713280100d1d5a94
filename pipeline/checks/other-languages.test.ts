import { describe, expect, it } from 'vitest';
import { articleOf, claimOf, failing, faultOf } from './fixture.ts';
import type { Case } from './fixture.ts';

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
    { language: 'es', text: 'Según El Faro, el puerto perdió 1.200 euros en 2023.', claims: [es], verdict: failing },
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
    { language: 'zh', text: '据灯塔报报道，港口今年亏损21亿元。', claims: [zh], verdict: failing },
    { language: 'zh', text: '灯塔报报道：“港口今年盈利12亿元。”', claims: [zh], verdict: 'unsupported' },
    {
      language: 'hi',
      text: 'प्रकाश की खबर: “मंत्री सीमा राव ने कहा कि बंदरगाह को १२ करोड़ रुपये का घाटा हुआ।”',
      claims: [hi],
      verdict: 'supported',
    },
    { language: 'hi', text: 'प्रकाश के अनुसार बंदरगाह को 12 करोड़ रुपये का घाटा हुआ।', claims: [hi], verdict: 'supported' },
    { language: 'hi', text: 'प्रकाश के अनुसार बंदरगाह को 13 करोड़ रुपये का घाटा हुआ।', claims: [hi], verdict: failing },
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
    expect(await faultOf(one, all, one.language)).toBeNull();
  });
});
