import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Application, Criticality, listGroups } from '@rosetta/contracts/ref';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { useFieldName } from '../requests/DiffValue';
import { referentielTranslationRef } from '../translation';
import {
  ApplicationFields,
  changedFields,
  fieldsOf,
  toCreation,
  toUpdate,
} from './applicationChange';
import { ChangeDialog, ProblemOf } from './ChangeDialog';
import { ChoiceField, DateField, SearchField, TextInput } from './fields';
import { TimeFields, fromToday } from './TimeFields';

interface FieldsProps {
  value: ApplicationFields;
  problemOf: ProblemOf;
  onChange(value: ApplicationFields): void;
}

const Fields = ({ value, problemOf, onChange }: FieldsProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const groups = useRouteItems(listGroups, {});
  const fieldName = useFieldName();
  const propsOf = (field: keyof ApplicationFields) => ({
    label: fieldName(field),
    value: value[field],
    problem: problemOf(field),
    onChange: (text: string) => onChange({ ...value, [field]: text }),
  });
  return (
    <>
      <TextInput {...propsOf('name')} required />
      <SearchField
        {...propsOf('group')}
        required
        options={(groups.value ?? []).map(({ id, name }) => ({
          value: id,
          label: name,
        }))}
      />
      <ChoiceField
        {...propsOf('criticality')}
        options={[
          { value: '', label: t('form.none') },
          ...Criticality.options.map(option => ({
            value: option,
            label: t(`criticality.${option}`),
          })),
        ]}
      />
      <TextInput {...propsOf('lifecycle')} />
      <TextInput {...propsOf('description')} multiline />
    </>
  );
};

const useRequired = (fields: ApplicationFields) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const required = (value: string) =>
    value.trim() ? undefined : t('form.problem.required');
  return { name: required(fields.name), group: required(fields.group) };
};

/** Changes the fields of an application: from a date on, or as a correction of the past. */
export const ChangeApplicationForm = ({
  application,
  onClose,
}: {
  application: Application;
  onClose(): void;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { list } = useFormats();
  const fieldName = useFieldName();
  const before = fieldsOf(application);
  const [fields, setFields] = useState(before);
  const [since, setSince] = useState(fromToday);
  const changed = changedFields(before, fields);
  const isDateMissing = since.how === 'fromDate' && !since.date;
  const { id, name } = application;
  return (
    <ChangeDialog
      title={t('form.changeTitle', { name })}
      requestTitle={t('form.title.change', {
        name,
        fields: list(changed.map(fieldName)),
      })}
      changes={[toUpdate(id, changed, fields, since)]}
      wrong={{
        ...useRequired(fields),
        form: changed.length ? undefined : t('form.problem.same'),
        date: isDateMissing ? t('form.problem.date') : undefined,
      }}
      onClose={onClose}
    >
      {problemOf => (
        <>
          <Fields value={fields} problemOf={problemOf} onChange={setFields} />
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

/** Asks for an application that is not in the référentiel yet. */
export const NewApplicationForm = ({ onClose }: { onClose(): void }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const [fields, setFields] = useState(fieldsOf());
  const [validFrom, setValidFrom] = useState('');
  return (
    <ChangeDialog
      title={t('form.new')}
      requestTitle={t('form.title.create', { name: fields.name })}
      changes={[toCreation(fields, validFrom)]}
      wrong={useRequired(fields)}
      onClose={onClose}
    >
      {problemOf => (
        <>
          <Fields value={fields} problemOf={problemOf} onChange={setFields} />
          <DateField
            label={t('form.validFrom')}
            value={validFrom}
            problem={problemOf('validFrom')}
            onChange={setValidFrom}
          />
        </>
      )}
    </ChangeDialog>
  );
};
