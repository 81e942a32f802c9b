import { MovedSlo } from '@rosetta/contracts/attribution';
import { SloStore, StoredSlo } from '@rosetta/monitoring-mart';
import { Knex } from 'knex';
import { isSame, NOBODY } from './holders';
import { Previewed } from './identifiersOf';

/** The entities that an objective names; none where it is measured on all of its application. */
const entitiesOf = ({ indicator }: StoredSlo): string[] => {
  const signals =
    indicator.kind === 'ratio'
      ? [indicator.good, indicator.bad, indicator.total]
      : [indicator.metric];
  return signals.flatMap(signal => signal?.entity ?? []);
};

/** Objectives whose application has another owner, or loses or gets an entity that they are measured on. */
export const previewSlos = async (
  db: Knex,
  { before, after, touched, entities }: Previewed,
): Promise<MovedSlo[]> => {
  const now = new Date().toISOString();
  const newest = new Map(
    (await new SloStore(db).all()).map(slo => [slo.id, slo]),
  );
  const holds = (holders: Previewed['before'], entity: string, id: string) =>
    holders.ofEntity(entity, now).some(each => each.application === id);
  return [...newest.values()].flatMap((slo): MovedSlo[] => {
    const { id, name, application, retired } = slo;
    if (retired || !touched.includes(application)) return [];
    const [from, to] = [before, after].map(all => all.ofApplication(application, now)); // prettier-ignore
    const named = entitiesOf(slo);
    const lostOrWon = entities.find(
      entity =>
        (named.length === 0 || named.includes(entity)) &&
        holds(before, entity, application) !== holds(after, entity, application), // prettier-ignore
    );
    const owner = isSame(from, to)
      ? []
      : [{ slo: id, name, reason: 'owner' as const, from, to }];
    if (!lostOrWon) return owner;
    const [otherBefore = NOBODY] = before.ofEntity(lostOrWon, now);
    const [otherAfter = NOBODY] = after.ofEntity(lostOrWon, now);
    return [
      ...owner,
      { slo: id, name, reason: 'signals', from: otherBefore, to: otherAfter },
    ];
  });
};
