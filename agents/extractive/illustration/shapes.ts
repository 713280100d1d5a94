// The composition itself: layered ridges under one disc, crossed by fine lines. Few shapes, overlapping, with one accent opposed.
import type { Palette } from './colours.ts';

const width = 1200;
const height = 675;
const n = (value: number): string => value.toFixed(1);

/** A wavy band from edge to edge, filled to the bottom. */
function ridge(random: () => number, level: number, swing: number): string {
  const steps = 4 + Math.floor(random() * 3);
  const points = Array.from({ length: steps + 1 }, (_, index) => ({ x: (index / steps) * width, y: level + (random() - 0.5) * swing }));
  let path = `M0 ${n(points[0]?.y ?? level)}`;
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before === undefined) continue;
    const middle = (before.x + point.x) / 2;
    path += ` C${n(middle)} ${n(before.y)} ${n(middle)} ${n(point.y)} ${n(point.x)} ${n(point.y)}`;
  }
  return `${path} L${String(width)} ${String(height)} L0 ${String(height)} Z`;
}

/** `still`: low, level ridges; `moving`: steep ones under slanting lines; `opposed`: two discs, one against the other. */
export type Arrangement = 'still' | 'moving' | 'opposed';

const swingOf = { still: 0.35, moving: 1.7, opposed: 1 } as const;

export function shapes(random: () => number, palette: Palette, arrangement: Arrangement | null = null): string {
  const parts = [
    `<defs><linearGradient id="ground" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${palette.ground}"/><stop offset="1" stop-color="${palette.groundShade}"/></linearGradient></defs>`,
    `<rect width="${String(width)}" height="${String(height)}" fill="url(#ground)"/>`,
  ];
  const radius = 90 + random() * 110;
  const x = width * (0.2 + random() * 0.6);
  const y = height * (0.22 + random() * 0.22);
  parts.push(
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${palette.tones[3] ?? palette.dark}"/>`,
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius * 1.45)}" fill="none" stroke="${palette.tones[3] ?? palette.dark}" stroke-width="2" opacity="0.5"/>`,
  );
  if (arrangement === 'opposed')
    parts.push(`<circle cx="${n(width - x)}" cy="${n(y)}" r="${n(radius * 0.8)}" fill="${palette.dark}" opacity="0.8"/>`);
  const slant = (random() - 0.5) * 260 * (arrangement === 'moving' ? 2.5 : 1);
  const swing = arrangement === null ? 1 : swingOf[arrangement];
  const lines = 5 + Math.floor(random() * 6);
  const gap = 22 + random() * 26;
  const from = width * random() * 0.7;
  for (let line = 0; line < lines; line += 1) {
    const at = from + line * gap;
    parts.push(
      `<line x1="${n(at)}" y1="0" x2="${n(at + slant)}" y2="${String(height)}" stroke="${palette.dark}" stroke-width="${line % 3 === 0 ? '3' : '1.2'}" opacity="0.28"/>`,
    );
  }
  const layers = 4;
  for (let layer = 0; layer < layers; layer += 1) {
    const level = height * (0.5 + layer * 0.13) + (random() - 0.5) * 30;
    const fill = layer === layers - 1 ? palette.dark : (palette.tones[(layers - 2 - layer) % 3] ?? palette.dark);
    parts.push(
      `<path d="${ridge(random, level, (150 - layer * 26) * swing)}" fill="${fill}" opacity="${layer === layers - 1 ? '0.94' : '0.86'}"/>`,
    );
  }
  return parts.join('\n');
}
