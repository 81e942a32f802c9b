import { Group } from '@rosetta/contracts/ref';
import { Since } from './TimeFields';
import { NewChange } from './useSendRequest';

const FORM_FIELDS = ['name', 'parent', 'members'] as const;
export type GroupField = (typeof FORM_FIELDS)[number];

/** What is written of a group; without a parent it is at the top. */
export interface GroupFields {
  name: string;
  parent: string;
  members: readonly string[];
}

export const groupFieldsOf = (group?: Group): GroupFields => ({
  name: group?.name ?? '',
  parent: group?.parent ?? '',
  members: group?.members ?? [],
});

const toSet = ({ name, parent, members }: GroupFields) => ({
  name: name.trim(),
  parent: parent || null,
  members: [...members],
});

/** The fields that are something else than before; the order of people says nothing. */
export const changedGroupFields = (
  before: GroupFields,
  after: GroupFields,
): GroupField[] => {
  const textOf = (fields: GroupFields, field: GroupField) => {
    const value = toSet(fields)[field];
    return JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
  };
  return FORM_FIELDS.filter(
    field => textOf(before, field) !== textOf(after, field),
  );
};

export const toGroupUpdate = (
  id: string,
  changed: readonly GroupField[],
  after: GroupFields,
  { how, date }: Since,
): NewChange => {
  const set = toSet(after);
  return {
    op: 'update',
    kind: 'group',
    id,
    set: Object.fromEntries(changed.map(field => [field, set[field]])),
    ...(how === 'fromDate' && { effectiveFrom: date }),
  };
};

export const toGroupCreation = (
  after: GroupFields,
  validFrom: string,
): NewChange => ({
  op: 'create',
  kind: 'group',
  set: { ...toSet(after), ...(validFrom && { validFrom }) },
});
