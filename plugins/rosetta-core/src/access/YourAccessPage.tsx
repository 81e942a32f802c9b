import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMe } from '@rosetta/plugin-rosetta-core-react/access';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { coreTranslationRef } from '../translation';
import { PersonAccessView } from './PersonAccessView';
import { RequestAccess } from './RequestAccess';

/** Which roles a person has, why, and what they open. */
export const YourAccessPage = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <PageFrame title={t('access.title')} line={t('access.line')}>
      <Resource state={useMe()}>
        {me => (
          <PersonAccessView
            access={me}
            withoutRole={<RequestAccess me={me} />}
          />
        )}
      </Resource>
    </PageFrame>
  );
};
