export * from './RawDataset';
export * from './RawStore';
export * from './config';
export { createRawStore } from './createRawStore';
export type { FileImport, ImportFile, ImportProgress } from './importFile';
