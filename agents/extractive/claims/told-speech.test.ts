import { describe, expect, it } from 'vitest';
import { testArticle } from '../testing.ts';
import { claimsOf } from './extract.ts';

/** Claims of a sentence that leave out the words which say who tells it, and name nobody instead. */
function orphaned(sentence: string, teller: RegExp, language: string): string[] {
  const article = testArticle({ outlet: 'Courier', title: 'Old pier of Mirrow', language, paragraphs: [sentence] });
  return claimsOf(article)
    .filter((claim) => claim.start > 0 && !teller.test(claim.quote))
    .filter((claim) => !claim.attribution.some((link) => link.kind !== 'outlet' && link.kind !== 'agency'))
    .map((claim) => claim.quote);
}

describe('what somebody said', () => {
  it.each([
    ['en', /Tarn|harbour authority/, 'Helga Tarn said that the southern pier of the terminal would be closed until September.'],
    ['en', /Tarn/, 'The southern pier of the terminal would be closed until September, Helga Tarn said.'],
    [
      'en',
      /officials/,
      'The southern pier of the terminal had been unsafe for years, and nobody had closed it, according to two officials briefed on the inspection of March.',
    ],
    [
      'en',
      /officials/,
      'Inspectors found cracks in fourteen of the piles that carry the southern pier of the old terminal, and the authority was told in January, according to officials.',
    ],
    [
      'en',
      /company/,
      'The southern pier of the terminal had been safe for years under its old operator; the cracks came only after the storm of January, the company said.',
    ],
    [
      'en',
      /union/,
      'Divers had warned of the cracks in the southern pier of the terminal for two winters, which nobody at the authority wrote down, the union claimed.',
    ],
    [
      'es',
      /según/,
      'El muelle sur de la terminal había sido inseguro durante años y nadie lo había cerrado en todo ese tiempo, según dos funcionarios de la autoridad portuaria.',
    ],
    [
      'fr',
      /selon/,
      'La jetée sud du terminal était dangereuse depuis des années et personne ne l’avait fermée pendant tout ce temps, selon deux responsables du port.',
    ],
    [
      'de',
      /so der Sprecher/,
      'Der südliche Pfeiler des alten Terminals war seit vielen Jahren unsicher und niemand hatte ihn in dieser ganzen Zeit geschlossen, so der Sprecher der Behörde.',
    ],
    [
      'nl',
      /aldus/,
      'De zuidelijke pier van de oude terminal was al jaren onveilig en niemand had hem in al die tijd gesloten, aldus twee ambtenaren van de haven.',
    ],
    [
      'it',
      /secondo/,
      'Il molo sud del vecchio terminal era pericoloso da molti anni e nessuno lo aveva chiuso in tutto quel tempo, secondo due funzionari del porto.',
    ],
  ])('is never kept as if the outlet said it (%s, %s)', (language, teller, sentence) => {
    expect(orphaned(sentence, teller, language)).toEqual([]);
  });
});
