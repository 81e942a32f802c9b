export * from './RawDataset';
export * from './RawStore';
export * from './config';
export { createRawStore } from './createRawStore';
export * from './csv/csvDataset';
export type { Cells } from './csv/documentWriter';
export * from './importDelivery';
export {
  DeliveryRefusedError,
  type RefusedFile,
} from './importing/DeliveryRefusedError';
export * from './limits';
export type { ColumnKind } from './parquet/columnTypes';
export { jsonText } from './json/contentOf';
export * from './json/jsonDataset';
export { quoteNotNumbersIn } from './json/notNumbers';
export { cursorAfter } from './reading/paging';
export { quarantineDependency } from './reading/quarantineDependency';
export { readSlice } from './reading/readSlice';
export { whileAnswers } from './reading/whileAnswers';
export {
  ADDRESS_COLUMN,
  formatAddress,
  fieldsOf,
  isLine,
  mendableCsv,
  unionOfColumns,
} from './relanding/mendableCsv';
export { readMended } from './relanding/readMended';
export { retriedLines } from './relanding/retriedLines';
export {
  landLines,
  validateLines,
  type LineOutcome,
  type RelandedLines,
} from './relanding/relandLines';
