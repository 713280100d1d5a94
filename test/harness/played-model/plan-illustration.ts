// Plays the illustrator: how the shapes lie, by the deck's words, and a plain description of them.
import type { IllustrationAnswer } from '../../../agents/model/answers.ts';
import { draftOf, type Blocks } from './request.ts';

const against = /\b(?:against|deny|denies|denial|two|both|refus|reject|oppos|gegen|contre|contra|против)/iu;
const moving = /\b(?:spread|move|flow|rise|fall|flee|ship|trade|flood|shift|flux|flujo|strom)/iu;
const described: Readonly<Record<string, string>> = {
  en: 'An abstract drawing of layered ridges in one colour under a pale disc, crossed by fine level lines.',
  de: 'Eine abstrakte Zeichnung gestaffelter Kämme in einer Farbe unter einer blassen Scheibe, von feinen Linien durchzogen.',
  fr: 'Un dessin abstrait de crêtes superposées d’une seule couleur sous un disque pâle, traversé de lignes fines.',
  es: 'Un dibujo abstracto de crestas superpuestas de un solo color bajo un disco pálido, cruzado por líneas finas.',
};

export function planIllustration(blocks: Blocks): IllustrationAnswer {
  const { language, headline, deck } = draftOf(blocks);
  const text = `${headline} ${deck}`;
  return {
    alternative: described[language] ?? described['en'] ?? '',
    arrangement: against.test(text) ? 'opposed' : moving.test(text) ? 'moving' : 'still',
  };
}
