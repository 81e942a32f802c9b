const REFLECTION = 1;
const EXPANSION = 2;
const CONTRACTION = 0.5;
const SHRINKAGE = 0.5;

interface Vertex {
  at: number[];
  value: number;
}

const along = (from: number[], to: number[], share: number) =>
  from.map((value, index) => value + share * (to[index] - value));

const centreOf = (vertices: readonly Vertex[]) =>
  vertices[0].at.map(
    (_, index) =>
      vertices.reduce((sum, { at }) => sum + at[index], 0) / vertices.length,
  );

/**
 * A point near `start` where a function of a few variables is least, by the simplex of Nelder and Mead,
 * “A simplex method for function minimization” (1965); it needs no derivative.
 */
export const minimize = (
  valueOf: (at: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, tolerance = 1e-7, maxRounds = 300 } = {},
): Vertex => {
  const evaluate = (at: number[]): Vertex => ({ at, value: valueOf(at) });
  let simplex = [
    evaluate([...start]),
    ...start.map((_, index) =>
      evaluate(start.map((value, i) => (i === index ? value + step : value))),
    ),
  ];
  for (let round = 0; round < maxRounds; round += 1) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0];
    const worst = simplex.at(-1)!;
    const spread = worst.value - best.value;
    if (spread <= tolerance * (Math.abs(best.value) + tolerance)) break;
    const others = simplex.slice(0, -1);
    const centre = centreOf(others);
    const reflected = evaluate(along(centre, worst.at, -REFLECTION));
    if (reflected.value < best.value) {
      const expanded = evaluate(along(centre, worst.at, -EXPANSION));
      simplex = [
        ...others,
        expanded.value < reflected.value ? expanded : reflected,
      ];
    } else if (reflected.value < others.at(-1)!.value) {
      simplex = [...others, reflected];
    } else {
      const better = reflected.value < worst.value ? reflected : worst;
      const contracted = evaluate(along(centre, better.at, CONTRACTION));
      simplex =
        contracted.value < better.value
          ? [...others, contracted]
          : [
              best,
              ...simplex
                .slice(1)
                .map(({ at }) => evaluate(along(best.at, at, SHRINKAGE))),
            ];
    }
  }
  return simplex.reduce((least, each) =>
    each.value < least.value ? each : least,
  );
};
