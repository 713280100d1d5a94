// Passages as outlets write them, each with sentences that say the same in other words, and sentences that do not: by language and by what a
// rewording changes.
import { describe, expect, it } from 'vitest';
import { articleOf, check, claimOf } from './fixture.ts';

interface Rewording {
  readonly language: string;
  readonly passage: string;
  readonly carried?: readonly string[];
  readonly refused?: readonly (readonly [string, RegExp])[];
}

const rewordings: Record<string, readonly Rewording[]> = {
  'what is meant, told as done': [
    {
      language: 'es',
      passage: 'El Gobierno propuso el lunes prohibir la pesca de arrastre en la bahía de Lomas.',
      carried: ['El Gobierno quiere prohibir la pesca de arrastre en la bahía de Lomas.'],
      refused: [['El Gobierno prohibió el lunes la pesca de arrastre en la bahía de Lomas.', /as meant/]],
    },
    {
      language: 'fr',
      passage: 'La ministre propose de relever la taxe sur le sucre de 8 %.',
      carried: ['La ministre veut relever la taxe sur le sucre de 8 %.'],
      refused: [['La ministre a relevé la taxe sur le sucre de 8 %.', /as meant/]],
    },
    {
      language: 'pt',
      passage: 'O governo propôs proibir a pesca de arrasto na baía.',
      carried: ['O governo quer proibir a pesca de arrasto na baía.'],
      refused: [['O governo proibiu a pesca de arrasto na baía.', /as meant/]],
    },
    {
      language: 'de',
      passage: 'Die Regierung will den Mindestlohn zum 1. Januar auf 14,50 Euro anheben.',
      carried: ['Der Mindestlohn soll zum 1. Januar auf 14,50 Euro angehoben werden.'],
      refused: [['Die Regierung hat den Mindestlohn zum 1. Januar auf 14,50 Euro angehoben.', /as meant/]],
    },
    {
      language: 'de',
      passage: 'Der Minister schlägt vor, den Beitrag um acht Prozent zu erhöhen und das Amt anzuweisen.',
      carried: ['Der Minister schlägt vor, das Amt anzuweisen und den Beitrag um acht Prozent zu erhöhen.'],
      refused: [],
    },
    {
      language: 'nl',
      passage: 'Het kabinet wil de belasting op suiker verhogen.',
      refused: [['Het kabinet heeft de belasting op suiker verhoogd.', /as meant/]],
    },
    {
      language: 'ru',
      passage: 'Совет города предложил повысить плату за проезд до 60 рублей.',
      carried: ['Совет города предлагает повысить плату за проезд до 60 рублей.'],
      refused: [['Совет города повысил плату за проезд до 60 рублей.', /as meant/]],
    },
    {
      language: 'zh',
      passage: '市议会周三提议将停车费提高到每小时12元。',
      refused: [['市议会周三通过了将停车费提高到每小时12元的决定。', /提议/]],
    },
  ],
};

describe('a rewording', () => {
  const cases = Object.entries(rewordings).flatMap(([name, all]) => all.map((one) => ({ name, ...one })));
  it.each(cases)('$name ($language): $passage', async ({ language, passage, carried = [], refused = [] }) => {
    const article = articleOf({ outlet: 'The Harbour Post', language, title: '', paragraphs: [passage] });
    const claim = claimOf(article, passage.slice(0, 12));
    const texts = [...carried, ...refused.map(([text]) => text)];
    const results = await check(
      [article],
      texts.map((text) => ({ text, kind: 'edited' as const, claims: [claim] })),
      language,
    );
    for (const [index, text] of carried.entries())
      expect(results[index]?.verdict, `${text}: ${results[index]?.reasons.join(' | ') ?? ''}`).toBe('supported');
    for (const [index, [text, because]] of refused.entries()) {
      const result = results[carried.length + index];
      expect(result?.verdict, text).not.toBe('supported');
      expect(result?.reasons.join(' | '), text).toMatch(because);
    }
  });
});
