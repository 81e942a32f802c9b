import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ChangeRequestSummary,
  isOpen,
  listChangeRequests,
} from '@rosetta/contracts/ref';
import { useJoined, useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { PersonLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { HomeNeed, UsePart } from '@rosetta/plugin-rosetta-core-react/home';
import { RequestButton } from '../requests/RequestButton';
import { referentielTranslationRef } from '../translation';

/** Others may decide meanwhile. */
const EVERY_MS = 30_000;
const MOST = 50;

const Asked = ({ author, submittedAt }: ChangeRequestSummary) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <>
      {t('home.askedBy')} <PersonLink person={author} inText />
      {submittedAt && (
        <>
          , <RelativeTime at={submittedAt} />
        </>
      )}
    </>
  );
};

/** Approvals that wait for the reader, and their own requests that are not decided. */
export const useRequestNeeds: UsePart<readonly HomeNeed[]> = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const often = { everyMs: EVERY_MS };
  const { value, ...state } = useJoined({
    awaiting: useRoute(
      listChangeRequests,
      { query: { awaiting: 'me', limit: MOST } },
      often,
    ),
    own: useRoute(
      listChangeRequests,
      { query: { mine: 'true', limit: MOST } },
      often,
    ),
  });
  if (!value) return state;
  const awaiting = value.awaiting.items.map(
    (request): HomeNeed => ({
      id: request.id,
      severity: 'todo',
      title: request.title,
      detail: <Asked {...request} />,
      action: <RequestButton id={request.id} label={t('request.review')} />,
    }),
  );
  const own = value.own.items.filter(isOpen).map(
    (request): HomeNeed => ({
      id: request.id,
      severity: request.state === 'submitted' ? 'waiting' : 'todo',
      title: request.title,
      detail: t(`home.own.${request.state}`),
      action: <RequestButton id={request.id} label={t('request.open')} />,
    }),
  );
  return { ...state, value: [...awaiting, ...own] };
};
