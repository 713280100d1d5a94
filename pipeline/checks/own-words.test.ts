// A word that no passage has may be another way to say what they say; where it may be what the sentence says happened, or weighs much, it is not.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';

const cases: readonly { passage: string; language?: string; carried: readonly string[]; refused: readonly string[] }[] = [
  {
    passage: 'The company employs 400 people in Turin.',
    carried: ['In Turin the company employs 400 people.'],
    refused: [
      'The company will go bust.',
      'The company went bankrupt.',
      'People died in Turin.',
      'The company has left Turin.',
      'In Turin the company is hated.',
    ],
  },
  {
    passage: 'Prosecutors charged the banker with fraud after a two-year inquiry.',
    carried: ['After an inquiry of two years, prosecutors charged the banker with fraud.'],
    refused: [
      'The banker was jailed for fraud after a two-year inquiry.',
      'The banker was acquitted of fraud after a two-year inquiry.',
      'After a two-year inquiry the banker charged with fraud fled.',
      'The banker bribed prosecutors.',
      'After a two-year inquiry for fraud prosecutors charged the banker, who fled.',
    ],
  },
  {
    passage: 'Rebels freed 12 hostages near the border after talks with the army.',
    carried: ['After talks with the army, rebels freed 12 hostages in a village near the border.'],
    refused: [
      'After talks with the army, rebels shot 12 hostages near the border.',
      'Near the border, 12 hostages were shot by rebels after talks with the army.',
      '12 hostages died near the border after talks with the army.',
      'After talks with the army near the border, rebels cheered 12 freed hostages.',
    ],
  },
  {
    passage: '"We will rebuild the wall before winter," said Ivo Lesk, the mayor.',
    carried: ['"We will rebuild the wall before winter," said Ivo Lesk, the mayor.'],
    refused: [
      '"We will rebuild the wall before winter," said Ivo Lesk, the drunk mayor.',
      '"We will rebuild the wall before winter," lied Ivo Lesk, the mayor.',
      '"We will rebuild the wall before winter," said Ivo Lesk, the former mayor.',
    ],
  },
  {
    passage: 'The minister said the plan was "dead on arrival".',
    carried: ['The minister called the plan "dead on arrival".'],
    refused: ['The minister joked that the plan was "dead on arrival".'],
  },
  {
    language: 'es',
    passage: 'La fiscalía interrogó al banquero durante cinco horas en su despacho de Puertonuevo.',
    carried: ['La fiscalía interrogó durante cinco horas al banquero en su despacho de Puertonuevo.'],
    refused: ['La fiscalía encarceló al banquero en Puertonuevo durante cinco horas.', 'El banquero huyó de su despacho de Puertonuevo.'],
  },
  {
    language: 'fr',
    passage: 'Le parquet a interrogé le banquier pendant cinq heures dans son bureau de Brévannes.',
    carried: ['Pendant cinq heures, le parquet a interrogé le banquier dans son bureau de Brévannes.'],
    refused: ['Le banquier a fui son bureau de Brévannes.', 'Le parquet a incarcéré le banquier pendant cinq heures à Brévannes.'],
  },
  {
    language: 'de',
    passage: 'Die Staatsanwaltschaft befragte den Bankier fünf Stunden lang in seinem Büro in Lohr.',
    carried: ['Fünf Stunden lang befragte die Staatsanwaltschaft den Bankier in seinem Büro in Lohr.'],
    refused: ['Der Bankier floh aus seinem Büro in Lohr.', 'In seinem Büro in Lohr wurde der Bankier fünf Stunden lang gefoltert.'],
  },
  {
    language: 'ru',
    passage: 'Прокуратура допросила банкира в его кабинете в Лоре после проверки счетов банка.',
    carried: ['После проверки счетов банка прокуратура допросила банкира в его кабинете в Лоре.'],
    refused: [
      'После проверки счетов банка банкир сбежал из кабинета в Лоре.',
      'Прокуратура арестовала банкира в его кабинете в Лоре после проверки счетов банка.',
    ],
  },
];

describe('a word of the sentence’s own', () => {
  it.each(cases)('$passage', async ({ passage, language = 'en', carried, refused }) => {
    const article = articleOf({ outlet: 'The Harbour Post', language, title: '', paragraphs: [passage] });
    const claims = [claimOf(article, passage)];
    const texts = [...carried, ...refused];
    const results = await check(
      [article],
      texts.map((text) => ({ text, claims })),
      language,
    );
    const passed = texts.filter((_, index) => results[index]?.verdict === 'supported');
    expect(passed, results.flatMap(({ reasons }) => reasons).join(' | ')).toEqual(carried);
  });
});
