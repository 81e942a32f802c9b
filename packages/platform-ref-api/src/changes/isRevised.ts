import { isDeepStrictEqual } from 'node:util';
import { Draft, DraftedRequest } from './ChangeRequestStore';

/** As the database gives it back. */
const toStored = (value: unknown) => JSON.parse(JSON.stringify(value));

/** Whether an edit makes the content another one. */
export const isRevised = (request: DraftedRequest, edit: Partial<Draft>) =>
  (['title', 'reason', 'changes'] as const).some(
    field =>
      edit[field] !== undefined &&
      !isDeepStrictEqual(toStored(edit[field]), toStored(request[field])),
  );
