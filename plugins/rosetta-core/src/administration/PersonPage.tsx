import { useParams } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getPerson } from '@rosetta/contracts/portal';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { PersonAccessView } from '../access/PersonAccessView';
import { coreTranslationRef } from '../translation';

/** The roles of anybody, and why. */
export const PersonPage = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const name = useParams().name!;
  const person = useRoute(getPerson, { params: { name } });
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
