import { AttributionToPreview } from '@rosetta/contracts/attribution';
import { PivotType } from '@rosetta/contracts/ref';
import { Entity, Segment } from '../../entities/Entity';
import { Outcome } from '../applyChanges';

type Attribution = Pick<AttributionToPreview, 'pivots' | 'applications'>;

const validityOf = ({ validFrom, validTo }: Segment) => ({
  validFrom,
  validTo,
});

const claimsOf = (pivot: Entity | undefined) =>
  (pivot?.segments ?? []).map(segment => ({
    application: segment.fields.application as string,
    type: segment.fields.type as PivotType,
    value: segment.fields.value as string,
    ...validityOf(segment),
  }));

const ownershipsOf = (application: Entity | undefined) =>
  (application?.segments ?? []).map(segment => ({
    id: application!.id,
    name: segment.fields.name as string,
    group: segment.fields.group as string,
    ...validityOf(segment),
  }));

/** What a service has to compare: pivots and owners, before the request and after it. Pure. */
export const attributionOf = ({ before, touched }: Outcome): Attribution => {
  const ofKind = (kind: Entity['kind']) =>
    touched.filter(({ entity }) => entity.kind === kind);
  const sidesOf = <T>(
    kind: Entity['kind'],
    toItems: (entity: Entity | undefined) => T[],
  ) => ({
    before: ofKind(kind).flatMap(({ entity }) =>
      toItems(before.get(kind, entity.id)),
    ),
    after: ofKind(kind).flatMap(({ entity }) => toItems(entity)),
  });
  return {
    pivots: sidesOf('pivot', claimsOf),
    applications: sidesOf('application', ownershipsOf),
  };
};

const withoutName = ({ name: _, ...ownership }: { name: string }) => ownership;

/** Whether cost or deployments could change hands at all. */
export const affects = ({ pivots, applications }: Attribution): boolean =>
  JSON.stringify(pivots.before) !== JSON.stringify(pivots.after) ||
  JSON.stringify(applications.before.map(withoutName)) !==
    JSON.stringify(applications.after.map(withoutName));
