export { SourcesConfig, sourcesConfigOf } from './config';
export { ConnectedSources, type ConnectedSource } from './connectSources';
export {
  defineSource,
  type ClientOptions,
  type SourceDefinition,
} from './defineSource';
export { describeSources, type ReadLast } from './health/describeSources';
export { HttpSourceConfig } from './http/connectionConfig';
export {
  createSourceClient,
  type SourceClient,
} from './http/createSourceClient';
export { SourceActivity, type CallCounts } from './http/SourceActivity';
export {
  isRefusal,
  isSourceFailure,
  RateLimitedError,
  RequestRefusedError,
  TokenRefusedError,
} from './http/refusal';
export {
  SourceIngestion,
  type SourceIngestionOptions,
} from './ingestion/SourceIngestion';
export type {
  IngestionContext,
  IngestionResult,
  PollStore,
  RecordedPoll,
  RowCounts,
  WatermarkStore,
} from './ingestion/types';
export { dayOf, validateWith } from './ingestion/validateWith';
export { SOURCES } from './list';
export type { PivotReference } from './pivot';
export { secret } from './secret';
export { datasetsOf, pivotTypesOf, sourcesOf } from './select';
export type {
  ListOptions,
  RateLimit,
  RefusedRecord,
  RequestOptions,
  SourceOptions,
} from './types';
