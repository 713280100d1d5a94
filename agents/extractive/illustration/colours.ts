// A palette from one colour: its neighbours on the wheel, a pale ground and a dark tone, so that any accent gives a calm picture.
export interface Palette {
  readonly ground: string;
  readonly groundShade: string;
  readonly tones: readonly string[];
  readonly dark: string;
}

interface Hsl {
  readonly h: number;
  readonly s: number;
  readonly l: number;
}

/** `#rrggbb` as hue (0 to 360), saturation and lightness (0 to 1). */
function toHsl(colour: string): Hsl {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as [number, number, number];
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const range = most - least;
  const l = (most + least) / 2;
  if (range === 0) return { h: 0, s: 0, l };
  const s = range / (1 - Math.abs(2 * l - 1));
  const h = most === r ? ((g - b) / range + 6) % 6 : most === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return { h: h * 60, s, l };
}

const css = ({ h, s, l }: Hsl): string => `hsl(${((h + 360) % 360).toFixed(0)} ${(s * 100).toFixed(0)}% ${(l * 100).toFixed(0)}%)`;

export function paletteOf(accent: string): Palette {
  const { h, s } = toHsl(accent);
  const depth = Math.min(s, 0.62);
  return {
    ground: css({ h: h + 8, s: Math.min(s, 0.3), l: 0.93 }),
    groundShade: css({ h: h - 10, s: Math.min(s, 0.32), l: 0.82 }),
    tones: [
      css({ h, s: depth, l: 0.44 }),
      css({ h: h + 24, s: depth * 0.8, l: 0.56 }),
      css({ h: h - 26, s: depth * 0.7, l: 0.64 }),
      css({ h: h + 180, s: depth * 0.55, l: 0.58 }),
    ],
    dark: css({ h, s: depth * 0.7, l: 0.2 }),
  };
}
