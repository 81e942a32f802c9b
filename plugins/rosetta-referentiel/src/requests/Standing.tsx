import { Fragment } from 'react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeRequest, listGroups } from '@rosetta/contracts/ref';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import {
  GroupLink,
  RequesterLink,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { referentielTranslationRef } from '../translation';
import { useFieldName } from './DiffValue';
import { RequestLink } from './RequestLink';
import { RequestStateChip } from './RequestStateChip';

interface RequestProps {
  request: ChangeRequest;
}

/** Groups by their names, each leading to its page. */
const Groups = ({ groups }: { groups: readonly string[] }) => {
  const { value } = useRouteItems(listGroups, {});
  const names = new Map(value?.map(({ id, name }) => [id, name]));
  return groups.map((group, index) => (
    <Fragment key={group}>
      {index > 0 && ', '}
      <GroupLink group={group} inText>
        {names.get(group) ?? group}
      </GroupLink>
    </Fragment>
  ));
};

/** Who has to approve it still, or why only an administrator may. */
const WaitsFor = ({ request }: RequestProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { state, needsAdmin, waitingFor = [] } = request;
  if (state !== 'submitted' && state !== 'draft') return null;
  if (needsAdmin.length > 0)
    return (
      <Typography variant="body2">
        {t('request.adminOnly')}{' '}
        {needsAdmin.map(reason => t(`request.adminReason.${reason}`)).join(' ')}
      </Typography>
    );
  if (state !== 'submitted') return null;
  return (
    <Typography variant="body2">
      {t('request.waitsFor')} <Groups groups={waitingFor} />
      {'. '}
      {t('request.orAdmin')}
    </Typography>
  );
};

const Approvals = ({ request: { approvals } }: RequestProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return approvals.map(({ by, at, groups }) => (
    <Typography key={by} variant="body2">
      {t('request.approvedBy')} <RequesterLink requester={by} inText />,{' '}
      <RelativeTime at={at} />
      {groups.length > 0 && (
        <>
          {' '}
          {t('request.approvedFor')} <Groups groups={groups} />
        </>
      )}
    </Typography>
  ));
};

/** What the author decided about conflicts, kept with the request. */
const Resolutions = ({ request: { resolutions } }: RequestProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const fieldName = useFieldName();
  return resolutions
    .filter(({ keep }) => keep !== 'other')
    .map(({ id, field, keep, by, at }) => (
      <Typography key={`${id} ${field} ${at}`} variant="body2">
        {t(`request.resolved.${keep as 'current'}`, {
          field: fieldName(field),
          id,
        })}{' '}
        (<RequesterLink requester={by} inText />, <RelativeTime at={at} />)
      </Typography>
    ));
};

/** Where a request stands: its state, who asked for it and why, who approved, and who it waits for. */
export const Standing = ({ request }: RequestProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { state, author, createdAt, reason, reverts, decidedBy, decidedAt } =
    request;
  return (
    <Stack gap={0.75} alignItems="flex-start">
      <RequestStateChip state={state} />
      <Typography>{reason}</Typography>
      <Typography variant="body2">
        {t('request.by')} <RequesterLink requester={author} inText />,{' '}
        <RelativeTime at={createdAt} />
      </Typography>
      {reverts && (
        <Typography variant="body2">
          {t('request.undoes')}{' '}
          <RequestLink id={reverts} inText>
            {reverts}
          </RequestLink>
        </Typography>
      )}
      <WaitsFor request={request} />
      <Approvals request={request} />
      {state === 'rejected' && decidedBy && decidedAt && (
        <Typography variant="body2">
          {t('request.rejectedBy')}{' '}
          <RequesterLink requester={decidedBy} inText />,{' '}
          <RelativeTime at={decidedAt} />
        </Typography>
      )}
      <Resolutions request={request} />
    </Stack>
  );
};
