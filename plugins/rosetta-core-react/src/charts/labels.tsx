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

/** Names a part beside its piece of the last column. */
export const endLabel =
  (text: string, last: number, style: SVGProps<SVGTextElement>) =>
  ({ x, y, width, height, index }: LabelPlace) => {
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

/** Writes a figure at the outer end of a bar; none where there is no text. */
export const barLabel =
  (
    textOf: (index: number) => string | false,
    style: SVGProps<SVGTextElement>,
  ) =>
  ({ x, y, width, height, index }: LabelPlace) => {
    const text = index !== undefined && textOf(index);
    if (!text) return null;
    return (
      <text
        {...style}
        x={Math.max(Number(x), Number(x) + Number(width)) + 6}
        y={Number(y) + Number(height) / 2}
        dominantBaseline="central"
      >
        {text}
      </text>
    );
  };
