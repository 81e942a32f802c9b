import { csvDataset } from '@rosetta/raw-store';
import { validateCharge, REQUIRED_COLUMNS } from './validateCharge';

/** Bills in the FinOps Foundation's open format. A period is a month of billing. */
export const focusDataset = csvDataset({
  name: 'focus',
  description: 'FOCUS 1.0–1.3 CSV, plain or gzip',
  inParts: true,
  requiredColumns: REQUIRED_COLUMNS,
  validate: validateCharge,
});
