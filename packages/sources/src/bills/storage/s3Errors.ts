import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { LocationRefusedError } from './types';

interface S3Failure {
  name?: string;
  message?: string;
  code?: string;
  errors?: Error[];
  $metadata?: { httpStatusCode?: number };
}

const HINTS: Record<number, string> = {
  301: '; it is in another region than the configured one',
  401: '; check the keys that are configured for it',
  403: '; check the keys that are configured for it, and what they may read',
};

/** A name can stand for several addresses; each has its own reason then. */
const reasonOf = ({ message, errors }: S3Failure) =>
  message || errors?.map(each => each.message).join(', ');

const describe = (failure: S3Failure) =>
  [failure.code ?? failure.name, reasonOf(failure)]
    .filter(part => part && part !== 'UnknownError')
    .join(': ') || 'no reason given';

const statusOf = ({ $metadata }: S3Failure) => $metadata?.httpStatusCode;

/** The failure of a storage, in words that name it: refused, or not there at the moment. */
export const toStorageError = (place: string, error: unknown): Error => {
  const failure = error as S3Failure;
  const status = statusOf(failure);
  if (failure.name === 'NoSuchBucket')
    return new LocationRefusedError(`${place} is not there (404)`);
  if (status !== undefined && status >= 300 && status < 500 && status !== 429)
    return new LocationRefusedError(
      `${place} answered ${status}, ${describe(failure)}${HINTS[status] ?? ''}`,
    );
  return new ServiceUnavailableError(
    status
      ? `${place} answered ${status}, ${describe(failure)}`
      : `${place} does not answer: ${describe(failure)}`,
  );
};

const OBJECT_PROBLEMS: Record<number, string> = {
  403: 'may not be read (403): check what the keys may read',
  404: 'is no longer there (404)',
  412: 'was changed while it was read (412); the next run reads it',
};

/** What concerns this one object says nothing of others: it is an `InputError`. */
export const toObjectError = (
  place: string,
  key: string,
  error: unknown,
): Error => {
  const failure = error as S3Failure;
  const problem = OBJECT_PROBLEMS[statusOf(failure) ?? 0];
  return problem && failure.name !== 'NoSuchBucket'
    ? new InputError(`${key} ${problem}`)
    : toStorageError(place, error);
};
