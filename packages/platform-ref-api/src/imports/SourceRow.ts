import { PivotType } from '@rosetta/contracts/ref';

/** A value as a source has it, under the name that its file gives it. */
export interface SourceCell {
  column: string;
  value: unknown;
}

/** A thing that a row names by its id in a tool. */
export interface SourcePivot {
  column: string;
  type: PivotType;
  value: string;
}

/** What a row of a file says, in the words of the référentiel. */
export interface SourceRow {
  line: number;
  id?: SourceCell;
  /** By field; a cell that is empty says nothing. */
  fields: Record<string, SourceCell>;
  /** Of an application. */
  pivots: SourcePivot[];
  /** Applications that it names by a pivot, by field. */
  byPivot?: Record<string, SourcePivot>;
}
