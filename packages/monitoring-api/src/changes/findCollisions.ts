import {
  ChangeRequest,
  Collision,
  Freeze,
} from '@rosetta/contracts/monitoring';
import { KnownChange } from '@rosetta/monitoring-mart';
import { KnownDependencies } from '../incidents/Dependencies';

type Planned = Pick<
  ChangeRequest,
  | 'id'
  | 'number'
  | 'application'
  | 'state'
  | 'at'
  | 'plannedStart'
  | 'plannedEnd'
  | 'startedAt'
  | 'endedAt'
>;

/** As it is planned; without a plan, as it was carried out. */
export const windowOf = (change: Planned) => {
  const from = change.plannedStart ?? change.startedAt ?? change.at;
  return { from, to: change.plannedEnd ?? change.endedAt ?? from };
};

interface Span {
  from: string;
  to: string;
}

/** Half-open, as all windows are: what begins when another one ends does not meet it. One without a length is its instant. */
const overlaps = (a: Span, b: Span) =>
  (a.from < b.to || a.from === b.from) && (b.from < a.to || a.from === b.from);

export const isCancelled = ({ state }: Pick<Planned, 'state'>) =>
  /^cancell?ed$/.test(state);

const toCollision =
  (kind: Collision['kind']) =>
  ({ id, number, application }: Planned): Collision => ({
    kind,
    name: number,
    change: id,
    application: application.id,
  });

/** The groups above one, with itself: what holds for a group holds for those below it. */
export type GroupsAbove = (group: string) => readonly string[];

/** Whether a freeze is of all, of the application, of its group or of one above that. */
export const isFrozen = (
  { id, group }: Pick<Planned['application'], 'id' | 'group'>,
  { applications, groups }: Freeze,
  groupsAbove: GroupsAbove,
): boolean => {
  if (!applications && !groups) return true;
  if (applications?.includes(id)) return true;
  if (!groups || group === null) return false;
  return groupsAbove(group).some(each => groups.includes(each));
};

export interface CollisionInput {
  /** All of the window, those that are not shown too. */
  all: readonly KnownChange[];
  freezes: readonly Freeze[];
  dependencies: KnownDependencies;
  groupsAbove: GroupsAbove;
}

/** What a change meets: changes of its application, or of what it needs or what needs it, and freezes. Pure. */
export const findCollisions = ({
  all,
  freezes,
  dependencies,
  groupsAbove,
}: CollisionInput) => {
  const byApplication = Map.groupBy(
    all.filter(each => !isCancelled(each)),
    ({ application }) => application.id,
  );
  const needing = new Map<string, string[]>();
  for (const app of byApplication.keys())
    for (const needed of dependencies.of(app))
      needing.set(needed, [...(needing.get(needed) ?? []), app]);

  return (change: Planned): Collision[] => {
    if (isCancelled(change)) return [];
    const window = windowOf(change);
    const app = change.application.id;
    const meeting = (applications: readonly string[]) =>
      applications
        .flatMap(each => byApplication.get(each) ?? [])
        .filter(other => other.id !== change.id)
        .filter(other => overlaps(window, windowOf(other)));
    const related = [
      ...new Set([...dependencies.of(app), ...(needing.get(app) ?? [])]),
    ].filter(other => other !== app);
    return [
      ...meeting([app]).map(toCollision('same-application')),
      ...meeting(related).map(toCollision('dependency')),
      ...freezes
        .filter(freeze => overlaps(window, freeze))
        .filter(freeze => isFrozen(change.application, freeze, groupsAbove))
        .map(({ name }): Collision => ({ kind: 'freeze', name })),
    ];
  };
};
