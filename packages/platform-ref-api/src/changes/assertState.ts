import { ConflictError, NotAllowedError } from '@backstage/errors';
import { ChangeState } from '@rosetta/contracts/ref';
import { Caller } from '@rosetta/service-kit';
import { DraftedRequest } from './ChangeRequestStore';

/** @throws ConflictError where a request is in none of these states */
export const assertState = (
  { id, state }: DraftedRequest,
  verb: string,
  ...allowed: ChangeState[]
) => {
  if (!allowed.includes(state))
    throw new ConflictError(
      `${id} is ${state}; it can only be ${verb} while it is ${allowed.join(
        ' or ',
      )}`,
    );
};

/** @throws NotAllowedError for who did not draft it */
export const assertAuthor = (
  { id, author }: DraftedRequest,
  caller: Caller,
) => {
  if (author !== caller.subject)
    throw new NotAllowedError(`${id} belongs to ${author}`);
};

/** @throws NotAllowedError or ConflictError where the caller may not edit it now */
export const assertEditable = (request: DraftedRequest, caller: Caller) => {
  assertAuthor(request, caller);
  assertState(request, 'edited', 'draft', 'submitted', 'conflict');
};
