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
  /** Below the total, where the month is not over. */
  note?: string;
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

/** What stands above each column: its total, that it is not over yet, or that there is none. */
export const columnLabel = (
  texts: ReadonlyMap<string, ColumnText>,
  style: SVGProps<SVGTextElement>,
) =>
  function ColumnLabel({ x, y, value }: PointPlace) {
    const { total, note, gap } = texts.get(String(value)) ?? {};
    if (gap) return gapLabel(Number(x), Number(y), gap, style);
    if (!total) return null;
    return (
      <text {...style} fontSize={11} textAnchor="middle" y={Number(y) - 6}>
        {note && (
          <tspan x={Number(x)} dy="-1.2em" fontStyle="italic">
            {note}
          </tspan>
        )}
        <tspan x={Number(x)} dy={note ? '1.2em' : 0}>
          {total}
        </tspan>
      </text>
    );
  };
