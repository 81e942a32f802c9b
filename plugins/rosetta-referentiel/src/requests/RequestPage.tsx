import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ChangeRequest,
  ChangeRequestDiff,
  getChangeRequest,
  getChangeRequestDiff,
} from '@rosetta/contracts/ref';
import {
  ResourceState,
  currentValue,
  useRoute,
} from '@rosetta/plugin-rosetta-core-react/data';
import {
  SideBySide,
  TitledCard,
} from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { ReferentielPage } from '../page/ReferentielPage';
import { requestsRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { Conflicts } from './Conflicts';
import { ConsequencesView } from './ConsequencesView';
import { Decide } from './Decide';
import { DiffTables } from './DiffTables';
import { Discussion } from './Discussion';
import { Standing } from './Standing';

/** Others may approve, comment and decide meanwhile. */
const EVERY_MS = 30_000;

interface ChangesProps {
  request: ChangeRequest;
  diff: ResourceState<ChangeRequestDiff>;
}

const Changes = ({ request, diff }: ChangesProps) => (
  <Resource state={diff}>
    {value => (
      <>
        <Conflicts key={request.revision} request={request} diff={value} />
        <DiffTables diff={value} />
      </>
    )}
  </Resource>
);

/** One change request: what it changes, why, who it waits for, and what the reader may do about it. */
export const RequestPage = ({ id }: { id: string }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const requests = useRouteRef(requestsRouteRef);
  const input = { params: { id } };
  const options = { everyMs: EVERY_MS };
  const state = useRoute(getChangeRequest, input, options);
  const diff = useRoute(getChangeRequestDiff, input, options);
  const request = state.value;
  const readAgain = () => {
    state.retry();
    diff.retry();
  };
  return (
    <ReferentielPage
      title={request?.title ?? t('request.title')}
      line={t('request.line', { id })}
      label={id}
      parent={{ label: t('requests.title'), to: requests?.() ?? '' }}
    >
      <Resource state={state}>
        {value => (
          <>
            <SideBySide>
              <TitledCard title={t('request.standing')}>
                <Standing request={value} />
              </TitledCard>
              <TitledCard title={t('request.decide')}>
                <Decide
                  request={value}
                  diff={currentValue(diff)}
                  onRefresh={readAgain}
                />
              </TitledCard>
            </SideBySide>
            <Changes request={value} diff={diff} />
            <ConsequencesView request={value} />
            <Discussion request={value} />
          </>
        )}
      </Resource>
    </ReferentielPage>
  );
};
