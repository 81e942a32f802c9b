export * from './RawDataset';
export * from './RawStore';
export * from './config';
export { createRawStore } from './createRawStore';
export * from './csv/csvDataset';
export type { Cells } from './csv/documentWriter';
export * from './importFile';
export * from './json/jsonDataset';
export { readSlice } from './reading/readSlice';
