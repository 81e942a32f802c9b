export { focusCharge, focusDataset, type FocusCharge } from './focus';
export { bills } from './source';
