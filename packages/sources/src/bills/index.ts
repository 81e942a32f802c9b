export { ConformanceReport, FOCUS_RULES_VERSION } from './conformance';
export { focusCharge, focusDataset, type FocusCharge } from './focus';
export { bills } from './source';
