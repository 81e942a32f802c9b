import { InputError } from '@backstage/errors';

/** A file that can't be used, and why. */
export interface RefusedFile {
  file: string;
  reason: string;
}

/** Nothing of a delivery has landed, as files of it can't be used. */
export class DeliveryRefusedError extends InputError {
  readonly refused: readonly RefusedFile[];

  constructor(
    refused: readonly RefusedFile[],
    files: readonly { name: string }[],
  ) {
    super(
      files.length === 1
        ? refused[0].reason
        : refused.map(({ file, reason }) => `${file}: ${reason}`).join('; '),
    );
    this.refused = refused;
  }
}
