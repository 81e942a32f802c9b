import { Application } from '@rosetta/contracts/ref';
import { Since } from './TimeFields';
import { NewChange } from './useSendRequest';

const FORM_FIELDS = [
  'name',
  'group',
  'criticality',
  'lifecycle',
  'description',
] as const;
export type FormField = (typeof FORM_FIELDS)[number];
/** What is written; empty is not set. */
export type ApplicationFields = Record<FormField, string>;

export const fieldsOf = (application?: Application): ApplicationFields => ({
  name: application?.name ?? '',
  group: application?.group ?? '',
  criticality: application?.criticality ?? '',
  lifecycle: application?.lifecycle ?? '',
  description: application?.description ?? '',
});

/** The fields that are something else than before. */
export const changedFields = (
  before: ApplicationFields,
  after: ApplicationFields,
): FormField[] =>
  FORM_FIELDS.filter(field => before[field].trim() !== after[field].trim());

/** An update of what was changed; what was emptied is taken away. */
export const toUpdate = (
  id: string,
  fields: readonly FormField[],
  after: ApplicationFields,
  { how, date }: Since,
): NewChange =>
  ({
    op: 'update',
    kind: 'application',
    id,
    set: Object.fromEntries(
      fields.map(field => [field, after[field].trim() || null]),
    ),
    ...(how === 'fromDate' && { effectiveFrom: date }),
  } as NewChange);

export const toCreation = (
  after: ApplicationFields,
  validFrom: string,
): NewChange =>
  ({
    op: 'create',
    kind: 'application',
    set: {
      ...Object.fromEntries(
        FORM_FIELDS.flatMap(field => {
          const value = after[field].trim();
          return value ? [[field, value]] : [];
        }),
      ),
      ...(validFrom && { validFrom }),
    },
  } as NewChange);
