export { hasBody, payloadTooLarge } from './bodies/limits';
export { readJsonBody, type JsonBody } from './bodies/readJsonBody';
export { readTextBody, type TextBody } from './bodies/readTextBody';
export { describeConfigProblems } from './config/describeConfigProblems';
export { GatewayIssuer } from './config/gatewayIssuer';
export { LimitsConfig } from './config/limits';
export {
  databasesSection,
  rosettaSection,
  servicesSection,
  strictSection,
} from './config/section';
export { ShutdownConfig } from './config/shutdown';
export { clientSignal, onResponseClosed } from './connections/clientSignal';
export { closeConnectionsWhen } from './connections/closeConnectionsWhen';
export { disconnectSlowReader } from './connections/disconnectSlowReader';
export {
  createErrorHandler,
  type ErrorHandlerOptions,
} from './errors/createErrorHandler';
export { isDatabaseUnavailable } from './errors/databaseUnavailable';
export {
  describeError,
  statusOfErrorName,
  type ErrorDescription,
  type ErrorTranslation,
  type ThrownError,
  type TranslateError,
} from './errors/describeError';
export * from './errors/errors';
export {
  createRateLimiter,
  type RateLimit,
  type RateLimiter,
  type RateLimitResult,
} from './limits/createRateLimiter';
export {
  enforceRateLimit,
  setRateLimitHeaders,
} from './limits/enforceRateLimit';
export { refuseOtherMethods } from './methods/refuseOtherMethods';
export { assignRequestId, REQUEST_ID_HEADER } from './requestId';
export { cacheFor } from './time/cacheFor';
export { withTimeout } from './time/withTimeout';
export type {
  ErrorHandler,
  HttpRequest,
  HttpResponse,
  RequestHandler,
} from './types';
