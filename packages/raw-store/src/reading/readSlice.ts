import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { RawRecord, RawSlice, RawStore } from '../RawStore';

/**
 * The records of a slice, for a run. What was replaced while it was read passes as a
 * store that is away for a moment: the next attempt reads it anew.
 */
export async function* readSlice(
  raw: Pick<RawStore, 'read'>,
  dataset: string,
  period: string,
  slice: RawSlice,
): AsyncGenerator<RawRecord[]> {
  try {
    yield* raw.read(dataset, period, slice);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    throw new ServiceUnavailableError(error.message, error);
  }
}
