import { ServiceUnavailableError } from '@backstage/errors';
import { onResponseClosed } from '@rosetta/server-kit';
import { Response } from 'express';

const MAX_BYTES = 64 * 1024 * 1024;

/** Limits how much memory the buffered bodies of all requests in flight may take together. */
export class BodyMemoryBudget {
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxBytes = MAX_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /** Reserves space for a body before it is read, until its request is over. */
  reserve(bytes: number, res: Response) {
    if (this.#bytes + bytes > this.#maxBytes)
      throw new ServiceUnavailableError(
        'body: the portal cannot buffer more bodies now; try again in a moment',
      );
    this.#bytes += bytes;
    onResponseClosed(res, () => {
      this.#bytes -= bytes;
    });
  }
}
