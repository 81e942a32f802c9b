export { callRoute, pages, type CallOptions } from './callRoute';
export { createHttpClient } from './createHttpClient';
export { UpstreamAnswerError, UpstreamTimeoutError } from './errors';
export type * from './types';
