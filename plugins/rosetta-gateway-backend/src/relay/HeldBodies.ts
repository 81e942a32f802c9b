import { ServiceUnavailableError } from '@backstage/errors';
import { onResponseClosed } from '@rosetta/server-kit';
import { Response } from 'express';

const MOST_BYTES = 64 * 1024 * 1024;

/** The bodies that are held in memory until their services have answered, within what all may take together. */
export class HeldBodies {
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /** Counts a body, before it comes, until its request is over. */
  hold(bytes: number, res: Response) {
    if (this.#bytes + bytes > this.#mostBytes)
      throw new ServiceUnavailableError(
        'body: the portal is receiving as much as it can hold; try again in a moment',
      );
    this.#bytes += bytes;
    onResponseClosed(res, () => {
      this.#bytes -= bytes;
    });
  }
}
