import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UnclaimedItem, listApplications } from '@rosetta/contracts/ref';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { ChangeDialog } from '../forms/ChangeDialog';
import { SearchField } from '../forms/fields';
import { referentielTranslationRef } from '../translation';

/** The change request that assigns to an application what a tool has seen and none claims. */
export const ClaimForm = ({
  item: { type, value, source, application: likely },
  onClose,
}: {
  item: UnclaimedItem;
  onClose(): void;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const applications = useRouteItems(listApplications, {});
  const names = new Map(applications.value?.map(({ id, name }) => [id, name]));
  const [application, setApplication] = useState(likely?.id ?? '');
  const name = names.get(application) ?? likely?.name ?? application;
  return (
    <ChangeDialog
      title={t('mappings.claimTitle', { value: `${type} ${value}` })}
      requestTitle={t('form.title.addPivot', { value, name })}
      reason={t(`mappings.seenBy.${source}`)}
      changes={[
        { op: 'create', kind: 'pivot', set: { application, type, value } },
      ]}
      wrong={{
        application: application ? undefined : t('form.problem.required'),
      }}
      onClose={onClose}
    >
      {problemOf => (
        <SearchField
          required
          label={t('field.name')}
          value={application}
          problem={problemOf('application') ?? problemOf('value')}
          options={[...names].map(([id, label]) => ({ value: id, label }))}
          onChange={setApplication}
        />
      )}
    </ChangeDialog>
  );
};
