import { SVGProps } from 'react';

/** Lower than this a name would run into its neighbour's. */
const LEAST_HEIGHT = 14;
const MAX_NAME_LENGTH = 20;

interface LabelPlace {
  x?: number | string;
  y?: number | string;
  width?: number | string;
  height?: number | string;
  /** What the list of labels made of the datum; its index says nothing, as pieces of no size are left out. */
  value?: unknown;
}

const shorten = (text: string) =>
  text.length > MAX_NAME_LENGTH
    ? `${text.slice(0, MAX_NAME_LENGTH - 1)}…`
    : text;

type Label = (place: LabelPlace) => JSX.Element | null;

/** Writes to the right of a piece, whichever way it was drawn. */
const beside = (
  { x, y, width, height, value }: LabelPlace,
  style: SVGProps<SVGTextElement>,
) => (
  <text
    {...style}
    x={Math.max(Number(x), Number(x) + Number(width)) + 6}
    y={Number(y) + Number(height) / 2}
    dominantBaseline="central"
  >
    {shorten(String(value))}
  </text>
);

/** A part's name beside its piece of a column, where there is room for it. */
export const endLabel =
  (style: SVGProps<SVGTextElement>): Label =>
  place =>
    place.value && Math.abs(Number(place.height)) >= LEAST_HEIGHT
      ? beside(place, style)
      : null;

/** A figure at the outer end of a bar. */
export const barLabel =
  (style: SVGProps<SVGTextElement>): Label =>
  place =>
    place.value ? beside(place, style) : null;
