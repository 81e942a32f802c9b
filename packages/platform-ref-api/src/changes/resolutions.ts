import { ConflictError } from '@backstage/errors';
import {
  Conflict,
  KeptResolution,
  ResolutionInput,
  StoredChange,
} from '@rosetta/contracts/ref';
import { InvalidInputError } from '@rosetta/service-kit';

const isAbout = (
  { change, kind, id, field }: ResolutionInput,
  conflict: Conflict,
) =>
  conflict.kind === kind &&
  conflict.id === id &&
  conflict.field === field &&
  (change === undefined || conflict.change === change);

/** Decisions about conflicts, with the values that were decided between. Pure. */
export const keepResolutions = (
  given: ResolutionInput[],
  conflicts: Conflict[],
  by: string,
): KeptResolution[] => {
  const at = new Date().toISOString();
  return given.map((resolution, index) => {
    const { id, field } = resolution;
    const conflict = conflicts.find(each => isAbout(resolution, each));
    if (!conflict)
      throw new InvalidInputError([
        {
          in: 'body',
          path: ['resolutions', index],
          code: 'no-conflict',
          message: `${field} of ${id} is in no conflict; leave it out`,
          values: { field, id },
        },
      ]);
    const { base, current, proposed } = conflict;
    return { ...resolution, base, current, proposed, by, at };
  });
};

/** Whether a change writes over what is in conflict. */
const writesOver = (
  { kind, id, op, set = {} }: StoredChange,
  conflict: Conflict,
) =>
  kind === conflict.kind &&
  id === conflict.id &&
  conflict.field !== 'version' &&
  (op !== 'update' || conflict.field === 'id' || conflict.field in set);

/**
 * @param changes - the edited ones; a conflict that they leave alone is decided
 * @throws ConflictError for a conflict that they would write over without a decision
 */
export const assertResolved = (
  given: ResolutionInput[],
  conflicts: Conflict[],
  changes: StoredChange[],
) => {
  const open = conflicts.find(
    conflict =>
      !given.some(resolution => isAbout(resolution, conflict)) &&
      changes.some(change => writesOver(change, conflict)),
  );
  if (open)
    throw new ConflictError(
      `${open.field} of ${open.kind} ${open.id} (changes[${open.change}]) is in conflict too: ${open.message}; decide it in resolutions, or leave it out of the changes`,
    );
};
