import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Group, listGroups } from '@rosetta/contracts/ref';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { useFieldName } from '../requests/DiffValue';
import { referentielTranslationRef } from '../translation';
import { ChangeDialog, ProblemOf } from './ChangeDialog';
import { DateField, ListField, SearchField, TextInput } from './fields';
import {
  GroupFields,
  changedGroupFields,
  groupFieldsOf,
  toGroupCreation,
  toGroupUpdate,
} from './groupChange';
import { TimeFields, fromToday } from './TimeFields';

interface FieldsProps {
  value: GroupFields;
  /** The group itself, which cannot be above itself. */
  self?: string;
  problemOf: ProblemOf;
  onChange(value: GroupFields): void;
}

const Fields = ({ value, self, problemOf, onChange }: FieldsProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const fieldName = useFieldName();
  const groups = useRouteItems(listGroups, {}).value ?? [];
  const people = new Set(groups.flatMap(({ members }) => members));
  const propsOf = (field: keyof GroupFields) => ({
    label: fieldName(field),
    problem: problemOf(field),
    onChange: (next: string | string[]) =>
      onChange({ ...value, [field]: next }),
  });
  return (
    <>
      <TextInput {...propsOf('name')} value={value.name} required />
      <SearchField
        {...propsOf('parent')}
        value={value.parent}
        options={groups
          .filter(({ id }) => id !== self)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ListField
        {...propsOf('members')}
        value={value.members}
        help={t('groups.membersHelp')}
        options={[...people].toSorted()}
      />
    </>
  );
};

const useRequired = ({ name }: GroupFields) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return { name: name.trim() ? undefined : t('form.problem.required') };
};

/** Changes a group, its people or its place: from a date on, or as a correction of the past. */
export const ChangeGroupForm = ({
  group,
  onClose,
}: {
  group: Group;
  onClose(): void;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { list } = useFormats();
  const fieldName = useFieldName();
  const before = groupFieldsOf(group);
  const [fields, setFields] = useState(before);
  const [since, setSince] = useState(fromToday);
  const changed = changedGroupFields(before, fields);
  const isDateMissing = since.how === 'fromDate' && !since.date;
  const { id, name } = group;
  return (
    <ChangeDialog
      title={t('form.changeTitle', { name })}
      requestTitle={t('form.title.change', {
        name,
        fields: list(changed.map(fieldName)),
      })}
      changes={[toGroupUpdate(id, changed, fields, since)]}
      wrong={{
        ...useRequired(fields),
        form: changed.length ? undefined : t('form.problem.same'),
        date: isDateMissing ? t('form.problem.date') : undefined,
      }}
      onClose={onClose}
    >
      {problemOf => (
        <>
          <Fields
            value={fields}
            self={id}
            problemOf={problemOf}
            onChange={setFields}
          />
          <TimeFields
            value={since}
            words={{ fromDate: t('form.fromDate'), correct: t('form.correct') }}
            problemOf={problemOf}
            onChange={setSince}
          />
        </>
      )}
    </ChangeDialog>
  );
};

/** Asks for a group that is not in the référentiel yet. */
export const NewGroupForm = ({ onClose }: { onClose(): void }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const [fields, setFields] = useState(groupFieldsOf());
  const [validFrom, setValidFrom] = useState('');
  return (
    <ChangeDialog
      title={t('groups.new')}
      requestTitle={t('groups.create', { name: fields.name })}
      changes={[toGroupCreation(fields, validFrom)]}
      wrong={useRequired(fields)}
      onClose={onClose}
    >
      {problemOf => (
        <>
          <Fields value={fields} problemOf={problemOf} onChange={setFields} />
          <DateField
            label={t('form.validFrom')}
            value={validFrom}
            problem={problemOf('validFrom') ?? problemOf('id')}
            onChange={setValidFrom}
          />
        </>
      )}
    </ChangeDialog>
  );
};
