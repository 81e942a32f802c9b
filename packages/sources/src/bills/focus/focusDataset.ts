import { csvDataset } from '@rosetta/raw-store';
import {
  COLUMN_KINDS,
  REQUIRED_COLUMNS,
  validateCharge,
} from './validateCharge';

/** Bills in the FinOps Foundation's open format. A period is a month of billing. */
export const focusDataset = csvDataset({
  name: 'focus',
  description: 'FOCUS 1.0–1.3 CSV, plain or gzip, or Parquet',
  inParts: true,
  requiredColumns: REQUIRED_COLUMNS,
  columnKinds: COLUMN_KINDS,
  validate: validateCharge,
});
