// An abstract drawing for a draft: shapes in the persona's colour, the same for the same headline, labelled as made by a program in
// its own metadata (IPTC digital source type "algorithmic media"). No text, no likeness of anything.
import { createHash } from 'node:crypto';
import type { Composition } from '../../../core/composition.ts';
import type { Persona } from '../../../core/persona.ts';
import type { DrawnIllustration } from '../../writer.ts';
import { languageOf } from '../languages/index.ts';
import { paletteOf } from './colours.ts';
import { escapeXml, metadata } from './metadata.ts';
import { shapes, type Arrangement } from './shapes.ts';

const width = 1200;
const height = 675;

/** Numbers from 0 to 1, the same series for the same seed (xorshift over the seed's SHA-256). */
function series(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

/** How the shapes lie, and the words for those who cannot see them: the program's own where none are given. */
export interface IllustrationPlan {
  readonly alternative?: string;
  readonly arrangement: Arrangement;
}

export function illustrate(
  composition: Composition,
  persona: Pick<Persona, 'id' | 'accent'>,
  plan: IllustrationPlan | null = null,
): DrawnIllustration {
  const { phrases } = languageOf(composition.language);
  const headline = composition.headline.text;
  const caption = phrases.caption.replace('{headline}', () => headline);
  const alternative = plan?.alternative ?? phrases.alternative;
  const palette = paletteOf(persona.accent);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-labelledby="title">`,
    `<title id="title">${escapeXml(alternative)}</title>`,
    metadata({ caption, language: composition.language }),
    shapes(series(`${persona.id}\n${headline}`), palette, plan?.arrangement ?? null),
    '</svg>',
    '',
  ].join('\n');
  return { mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(svg), caption, alternative };
}
