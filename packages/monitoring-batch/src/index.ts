export { monitoringBatch } from './monitoringBatch';
export {
  SourceIngestion,
  type SourceIngestionOptions,
} from './ingestion/SourceIngestion';
