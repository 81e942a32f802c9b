import { RelandingPreview } from '@rosetta/contracts/finops';
import {
  LineOutcome,
  QuarantinedRecord,
  RelandedLines,
} from '@rosetta/raw-store';

/** A line that is to land, and the refused record that it was. */
export type LineToReland = RelandedLines['lines'][number] & {
  record: QuarantinedRecord;
};

export interface ValidatedLine extends LineToReland {
  outcome: { period: string } | { problem: string; value: string | null };
}

const EXAMPLES = 5;

/** Outcomes name lines by their rows, from 1. */
export const validatedLines = (
  lines: readonly LineToReland[],
  outcomes: readonly LineOutcome[],
): ValidatedLine[] =>
  outcomes
    .toSorted((left, right) => left.row - right.row)
    .map(({ row, ...outcome }) => ({ ...lines[row - 1], outcome }));

/** How many lines can be used, by period, and how many can't, by problem. */
export const summarizeLines = (
  lines: readonly ValidatedLine[],
): Pick<RelandingPreview, 'records' | 'valid' | 'refused'> => {
  const valid = new Map<string, number>();
  const refused = new Map<string, RelandingPreview['refused'][number]>();
  for (const { record, outcome } of lines) {
    if ('period' in outcome) {
      valid.set(outcome.period, (valid.get(outcome.period) ?? 0) + 1);
      continue;
    }
    const { problem, value } = outcome;
    const known = refused.get(problem) ?? { problem, records: 0, examples: [] };
    known.records += 1;
    if (known.examples.length < EXAMPLES)
      known.examples.push({ import: record.import, row: record.row, value });
    refused.set(problem, known);
  }
  return {
    records: lines.length,
    valid: [...valid]
      .map(([period, records]) => ({ period, records }))
      .sort((left, right) => (left.period < right.period ? -1 : 1)),
    refused: [...refused.values()].sort(
      (left, right) => right.records - left.records,
    ),
  };
};
