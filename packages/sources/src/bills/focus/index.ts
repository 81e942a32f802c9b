export { focusCharge, type FocusCharge } from './focusCharge';
export { focusDataset } from './focusDataset';
