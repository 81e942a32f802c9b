import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listApplications } from '@rosetta/contracts/ref';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { referentielTranslationRef } from '../translation';
import { ChangeDialog } from './ChangeDialog';
import { ChoiceField, DateField, SearchField } from './fields';

const TYPES = ['depends-on', 'part-of', 'replaces'];
const BEGIN = { type: TYPES[0], to: '', validFrom: '' };

/** Says what an application stands on, is part of, or replaces. */
export const RelationForm = ({
  application,
  onClose,
}: {
  application: string;
  onClose(): void;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const applications = useRouteItems(listApplications, {});
  const names = new Map(applications.value?.map(({ id, name }) => [id, name]));
  const [relation, setRelation] = useState(BEGIN);
  const { type, to, validFrom } = relation;
  const propsOf = (field: keyof typeof BEGIN) => ({
    value: relation[field],
    onChange: (text: string) => setRelation({ ...relation, [field]: text }),
  });
  const nameOf = (id: string) => names.get(id) ?? id;
  const set = { from: application, type, to, ...(validFrom && { validFrom }) };
  const isSelf = to === application ? t('form.problem.self') : undefined;
  return (
    <ChangeDialog
      title={t('form.addRelation')}
      requestTitle={t('form.title.addRelation', {
        name: nameOf(application),
        type,
        other: nameOf(to),
      })}
      changes={[{ op: 'create', kind: 'relation', set }]}
      wrong={{ to: to ? isSelf : t('form.problem.required') }}
      onClose={onClose}
    >
      {problemOf => (
        <>
          <ChoiceField
            {...propsOf('type')}
            label={t('form.relationType')}
            options={TYPES.map(each => ({ value: each, label: each }))}
          />
          <SearchField
            {...propsOf('to')}
            required
            label={t('form.other')}
            problem={problemOf('to') ?? problemOf('id')}
            options={[...names].map(([value, label]) => ({ value, label }))}
          />
          <DateField
            {...propsOf('validFrom')}
            label={t('form.validFrom')}
            problem={problemOf('validFrom')}
          />
        </>
      )}
    </ChangeDialog>
  );
};
