import { SVGProps } from 'react';

/** Lower than this a name would run into its neighbour's. */
const LEAST_HEIGHT = 14;

interface LabelPlace {
  x?: number | string;
  y?: number | string;
  width?: number | string;
  height?: number | string;
  index?: number;
}

/** Names a part beside its piece of the last column; columns that are gaps are not drawn, nor counted. */
export const endLabel = (
  text: string,
  values: readonly (string | null)[],
  style: SVGProps<SVGTextElement>,
) => {
  const last = values.filter(value => value !== null).length - 1;
  return ({ x, y, width, height, index }: LabelPlace) => {
    if (index !== last || Math.abs(Number(height)) < LEAST_HEIGHT) return null;
    return (
      <text
        {...style}
        x={Number(x) + Number(width) + 6}
        y={Number(y) + Number(height) / 2}
        dominantBaseline="central"
      >
        {text.length > 20 ? `${text.slice(0, 19)}…` : text}
      </text>
    );
  };
};

/** Writes a text at the outer end of a bar. */
export const barLabel =
  <T,>(
    bars: readonly T[],
    style: SVGProps<SVGTextElement>,
    textOf: (bar: T) => string,
  ) =>
  ({ x, y, width, height, index = 0 }: LabelPlace) => {
    // For a moment there may be labels of bars that just went.
    if (index >= bars.length) return null;
    return (
      <text
        {...style}
        x={Math.max(Number(x), Number(x) + Number(width)) + 6}
        y={Number(y) + Number(height) / 2}
        dominantBaseline="central"
      >
        {textOf(bars[index])}
      </text>
    );
  };
