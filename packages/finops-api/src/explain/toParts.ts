import { PartRow } from '@rosetta/finops-mart';
import { ExplainNames, toAttribution, toBearer, toPayer } from './toNodes';

/** One of each place, in the order of the places: largest first. */
const distinctBy = <Node>(
  rows: readonly PartRow[],
  placeOf: (row: PartRow) => number,
  toNode: (row: PartRow) => Node,
): Node[] => {
  const byPlace = new Map<number, Node>();
  for (const row of rows)
    if (!byPlace.has(placeOf(row))) byPlace.set(placeOf(row), toNode(row));
  return [...byPlace].sort(([a], [b]) => a - b).map(([, node]) => node);
};

/** The parts of a figure, and what their keys stand for. */
export const toParts = (rows: readonly PartRow[], names: ExplainNames) => ({
  payers: distinctBy(
    rows,
    row => row.payer_place,
    row => toPayer(row, names),
  ),
  attributions: distinctBy(
    rows,
    row => row.attribution_place,
    row => toAttribution(row, names),
  ),
  bearers: distinctBy(
    rows,
    row => row.bearer_place,
    row => toBearer(row, names),
  ),
  parts: rows.map(row => ({
    payer: toPayer(row, names).key,
    attribution: toAttribution(row, names).key,
    bearer: toBearer(row, names).key,
    kind: row.kind,
    amount: row.amount,
  })),
});
