import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Application,
  PIVOT_TYPES,
  PivotType,
  pivotValueProblem,
} from '@rosetta/contracts/ref';
import { referentielTranslationRef } from '../translation';
import { ChangeDialog } from './ChangeDialog';
import { ChoiceField, DateField, TextInput } from './fields';

const BEGIN = {
  type: 'gitlab:project' as PivotType,
  value: '',
  validFrom: '',
  validTo: '',
};

const useProblems = ({ type, value, validFrom, validTo }: typeof BEGIN) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const text = value.trim();
  const like = pivotValueProblem(type, text)?.replace(/^must look like /, '');
  const valueProblem = like && t('form.problem.like', { like });
  const isTurned = validFrom && validTo && validTo <= validFrom;
  return {
    value: text ? valueProblem : t('form.problem.required'),
    validTo: isTurned ? t('form.problem.order') : undefined,
  };
};

/** Says under which id a tool knows an application. */
export const PivotForm = ({
  application,
  onClose,
}: {
  application: Pick<Application, 'id' | 'name'>;
  onClose(): void;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const [pivot, setPivot] = useState(BEGIN);
  const { type, validFrom, validTo } = pivot;
  const value = pivot.value.trim();
  const propsOf = (field: keyof typeof BEGIN) => ({
    value: pivot[field],
    onChange: (text: string) => setPivot({ ...pivot, [field]: text }),
  });
  const set = {
    application: application.id,
    type,
    value,
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
  };
  return (
    <ChangeDialog
      title={t('form.addPivot')}
      requestTitle={t('form.title.addPivot', { value, name: application.name })}
      changes={[{ op: 'create', kind: 'pivot', set }]}
      wrong={useProblems(pivot)}
      onClose={onClose}
    >
      {problemOf => (
        <>
          <ChoiceField
            {...propsOf('type')}
            label={t('form.pivotType')}
            options={PIVOT_TYPES.map(each => ({ value: each, label: each }))}
          />
          <TextInput
            {...propsOf('value')}
            required
            label={t('form.pivotValue')}
            problem={problemOf('value') ?? problemOf('id')}
          />
          <DateField
            {...propsOf('validFrom')}
            label={t('form.validFrom')}
            problem={problemOf('validFrom')}
          />
          <DateField
            {...propsOf('validTo')}
            label={t('form.validTo')}
            problem={problemOf('validTo')}
          />
        </>
      )}
    </ChangeDialog>
  );
};
