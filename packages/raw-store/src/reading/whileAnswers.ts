import { isError, ServiceUnavailableError } from '@backstage/errors';
import { RawStore } from '../RawStore';

/** What is wrong with a request is no failure of the store. */
const REFUSALS = ['InputError', 'NotFoundError', 'ConflictError', 'GoneError'];

const isRefusal = (error: unknown) =>
  isError(error) && REFUSALS.includes(error.name);

/** The raw store is none of what figures need: where it is away, only what is asked of it is. */
export const whileAnswers = async <T>(
  raw: RawStore,
  use: () => Promise<T>,
): Promise<T> => {
  try {
    return await use();
  } catch (error) {
    if (isRefusal(error)) throw error;
    await raw.check().catch(cause => {
      throw new ServiceUnavailableError(
        'The raw store does not answer; try again once it does',
        cause,
      );
    });
    throw error;
  }
};
