import { fillsOf, slotOf } from './slots';
import { RosettaTokens, darkTokens, lightTokens } from './tokens';

type Rgb = [number, number, number];

const linear = (colour: string): Rgb =>
  [1, 3, 5].map(at => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Rgb;

/** How a colour is seen; for the two losses after Machado, Oliveira and Fernandes 2009. */
const SIGHT: Record<string, Rgb[]> = {
  'all colours': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

const seen = (colour: string, sight: Rgb[]): Rgb => {
  const [r, g, b] = linear(colour);
  return sight.map(([x, y, z]) =>
    Math.min(1, Math.max(0, x * r + y * g + z * b)),
  ) as Rgb;
};

/** CIE L*a*b*, where distance is what an eye tells apart. */
const lab = ([r, g, b]: Rgb): Rgb => {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

const distance = (one: Rgb, other: Rgb) =>
  Math.hypot(...one.map((value, index) => value - other[index]));

const luminance = (colour: string) => {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

const closest = (colours: readonly string[], sight: Rgb[]) =>
  Math.min(
    ...colours.flatMap((one, index) =>
      colours
        .slice(index + 1)
        .map(other => distance(lab(seen(one, sight)), lab(seen(other, sight)))),
    ),
  );

/** About the distance between two neighbouring crayons; 2.3 is just noticeable. */
const TOLD_APART = 12;

describe.each<[string, RosettaTokens, string]>([
  ['light', lightTokens, '#ffffff'],
  ['dark', darkTokens, '#1f262e'],
])('the %s tokens', (_, tokens, paper) => {
  it.each(Object.keys(SIGHT))('are told apart with %s', sight => {
    expect(closest(tokens.categorical, SIGHT[sight])).toBeGreaterThan(
      TOLD_APART,
    );
  });

  it('can be read as text where they are text', () => {
    expect(contrast(tokens.worse, paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.better, paper)).toBeGreaterThanOrEqual(4.5);
    expect(
      contrast(tokens.stale.text, tokens.stale.ground),
    ).toBeGreaterThanOrEqual(4.5);
  });
});

describe('slots', () => {
  it('gives a key the same slot on every page', () => {
    expect(slotOf('app-payments', 10)).toBe(slotOf('app-payments', 10));
    const alone = fillsOf(['app-payments'], 10).get('app-payments')!;
    const among = fillsOf(['app-a', 'app-payments', 'app-b'], 10);
    expect(among.get('app-payments')!.slot).toBe(alone.slot);
  });

  it('gives the domains of FOCUS slots of their own', () => {
    const domains = ['compute', 'storage', 'databases', 'networking'];
    expect(new Set(domains.map(domain => slotOf(domain, 10))).size).toBe(4);
  });

  it('distinguishes two slots of one colour by their texture', () => {
    const fills = [...fillsOf(['compute', 'web'], 10).values()];
    expect(fills).toEqual([
      { slot: 0, texture: 0 },
      { slot: 0, texture: 1 },
    ]);
  });
});
