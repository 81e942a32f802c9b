export { batch } from './batch';
export {
  SourceIngestion,
  type SourceIngestionOptions,
} from './ingestion/SourceIngestion';
