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
export { readSlice } from './reading/readSlice';
