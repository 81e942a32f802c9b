import { SVGProps } from 'react';

interface PointPlace {
  x?: number | string;
  y?: number | string;
  /** The month of the column, as the list of labels read it from the datum. */
  value?: unknown;
}

export interface ColumnText {
  /** Above the column; nothing where there is no figure. */
  total?: string;
  /** Above the total, such as that the month is not over. */
  note?: string;
  /** Whether something is told of the month beside its figures: it is seen where the note has no room, too. */
  isMarked?: boolean;
  /** In place of a column. */
  gap?: string;
}

/** A gap is written upwards, as a column would stand. */
const gapLabel = (
  x: number,
  y: number,
  text: string,
  style: SVGProps<SVGTextElement>,
) => (
  <text
    {...style}
    x={x}
    y={y - 6}
    transform={`rotate(-90 ${x} ${y - 6})`}
    dominantBaseline="central"
    fontStyle="italic"
  >
    {text}
  </text>
);

/** What a month that is marked has above its column. */
export const MARK = '▲';

/** Of the font of labels, on average. */
const CHARACTER_WIDTH = 6;
const LABEL_GAP = 6;

/**
 * The totals that have room beside each other: all, or every second one, or fewer, with the last one. What
 * is left out is on hover and in the table; that a month is marked is seen in any case.
 * @param width - of all columns together
 */
export const thinOut = (
  texts: ReadonlyMap<string, ColumnText>,
  width: number,
): ReadonlyMap<string, ColumnText> => {
  const longest = Math.max(
    ...[...texts.values()].map(({ total = '' }) => total.length),
  );
  const needed = longest * CHARACTER_WIDTH + LABEL_GAP;
  const every = Math.ceil((needed * texts.size) / width);
  const last = texts.size - 1;
  return new Map(
    [...texts].map(([month, text], index) => [
      month,
      text.total && (last - index) % every > 0
        ? { ...(text.isMarked && { note: MARK }) }
        : text,
    ]),
  );
};

/** What stands above each column: its total, that it is not over yet, or that there is none. */
export const columnLabel = (
  texts: ReadonlyMap<string, ColumnText>,
  style: SVGProps<SVGTextElement>,
) =>
  function ColumnLabel({ x, y, value }: PointPlace) {
    const { total, note, gap } = texts.get(String(value)) ?? {};
    if (gap) return gapLabel(Number(x), Number(y), gap, style);
    if (!total && !note) return null;
    return (
      <text {...style} fontSize={11} textAnchor="middle" y={Number(y) - 6}>
        {note && (
          <tspan x={Number(x)} dy="-1.2em" fontStyle="italic">
            {note}
          </tspan>
        )}
        {total && (
          <tspan x={Number(x)} dy={note ? '1.2em' : 0}>
            {total}
          </tspan>
        )}
      </text>
    );
  };
