import { CustomErrorBase } from '@backstage/errors';

/** The other side took longer than the caller could wait. */
export class UpstreamTimeoutError extends CustomErrorBase {
  name = 'UpstreamTimeoutError' as const;
  /** What Backstage's error handler answers with. */
  readonly statusCode = 504;
}

/** The other side answered, but not what was agreed: too large, or against the contract. */
export class UpstreamAnswerError extends CustomErrorBase {
  name = 'UpstreamAnswerError' as const;
  readonly statusCode = 502;
}
