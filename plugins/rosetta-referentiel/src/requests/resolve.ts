import {
  Change,
  ChangeRequest,
  Conflict,
  ResolutionInput,
} from '@rosetta/contracts/ref';

export type Keep = 'current' | 'proposed';
/** By the key of the conflict. */
export type Choices = Readonly<Record<string, Keep>>;

export const keyOf = ({ change, field }: Pick<Conflict, 'change' | 'field'>) =>
  `${change} ${field}`;

/** Whether there is something to decide: what only others have changed stays as it is now; what they have changed and set back is the same. */
export const isDecision = ({ field, base, proposed }: Conflict) =>
  field !== 'version' && JSON.stringify(base) !== JSON.stringify(proposed);

const choiceOf = (conflict: Conflict, choices: Choices): Keep =>
  choices[keyOf(conflict)] ?? 'current';

const without = (set: object, field: string) =>
  Object.fromEntries(Object.entries(set).filter(([name]) => name !== field));

/** One change with what is decided about it; none when what is true now is kept. */
const resolved = (
  change: Change,
  conflicts: readonly Conflict[],
  choices: Choices,
): Change[] => {
  let kept: Change | undefined = change;
  for (const conflict of conflicts) {
    if (!kept || !isDecision(conflict)) continue;
    if (choiceOf(conflict, choices) === 'proposed') continue;
    const { field } = conflict;
    const isField = kept.op === 'update' && field in kept.set;
    const set: object = isField ? without((kept as { set: object }).set, field) : {};
    kept = Object.keys(set).length > 0 ? ({ ...kept, set } as Change) : undefined;
  }
  return kept ? [kept] : [];
}; // prettier-ignore

/** The draft that follows from what was chosen, and the decisions to keep with it. Pure. */
export const resolve = (
  { changes }: Pick<ChangeRequest, 'changes'>,
  conflicts: readonly Conflict[],
  choices: Choices,
) => ({
  changes: changes.flatMap((change, index) =>
    resolved(
      change as Change,
      conflicts.filter(conflict => conflict.change === index),
      choices,
    ),
  ),
  resolutions: conflicts.map(
    (conflict): ResolutionInput => ({
      change: conflict.change,
      kind: conflict.kind as ResolutionInput['kind'],
      id: conflict.id,
      field: conflict.field,
      keep: isDecision(conflict) ? choiceOf(conflict, choices) : 'current',
    }),
  ),
});
