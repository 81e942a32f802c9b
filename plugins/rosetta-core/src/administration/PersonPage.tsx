import { useCallback } from 'react';
import { useParams } from 'react-router-dom';
import {
  fetchApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { getPerson } from '@rosetta/contracts/portal';
import { callRoute } from '@rosetta/plugin-rosetta-core-react/client';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
  useResource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { PersonAccessView } from '../access/PersonAccessView';
import { coreTranslationRef } from '../translation';

/** The roles of anybody, and why. */
export const PersonPage = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const fetchApi = useApi(fetchApiRef);
  const name = useParams().name!;
  const person = useResource(
    useCallback(
      signal =>
        callRoute(
          fetchApi,
          'plugin://rosetta',
          getPerson,
          { params: { name } },
          { signal },
        ),
      [fetchApi, name],
    ),
  );
  return (
    <PageFrame title={t('person.title', { name })} line={t('person.line')}>
      <Resource state={person}>
        {access => (
          <PersonAccessView
            access={access}
            withoutRole={
              <EmptyState title={t('person.noRole', { name })}>
                {t('person.noRoleHelp')}
              </EmptyState>
            }
          />
        )}
      </Resource>
    </PageFrame>
  );
};
