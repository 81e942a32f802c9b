import { CustomErrorBase } from '@backstage/errors';

/** It was there, and retention has dropped it. */
export class GoneError extends CustomErrorBase {
  name = 'GoneError' as const;
}

/** `If-Match` names a version that is not the current one. */
export class PreconditionFailedError extends CustomErrorBase {
  name = 'PreconditionFailedError' as const;
}

/** There is something at that path, and it takes other methods. */
export class MethodNotAllowedError extends CustomErrorBase {
  name = 'MethodNotAllowedError' as const;
}

export class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
}

export class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
}
