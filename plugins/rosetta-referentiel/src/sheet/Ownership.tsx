import { Fragment } from 'react';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import {
  GroupLink,
  PersonLink,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { applicationsRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { ApplicationOwner, useOwner } from './useOwner';

const Members = ({ members }: { members: readonly string[] }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <Typography variant="body2">
      {t('owner.members')}{' '}
      {members.map((member, index) => (
        <Fragment key={member}>
          {index > 0 && ', '}
          <PersonLink person={member} />
        </Fragment>
      ))}
    </Typography>
  );
};

const Owner = ({ group, chain }: ApplicationOwner) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const applications = useRouteRef(applicationsRouteRef);
  const [owner, ...above] = chain;
  return (
    <TitledCard title={t('field.owner')}>
      <Typography sx={{ fontSize: '1.25rem', fontWeight: 600 }}>
        <GroupLink group={group}>{owner?.name ?? group}</GroupLink>
      </Typography>
      <Typography variant="body2">
        {above.map(({ id, name }, index) => (
          <Fragment key={id}>
            {index > 0 && ' · '}
            <GroupLink group={id} inText>
              {name}
            </GroupLink>
          </Fragment>
        ))}
      </Typography>
      {owner && owner.members.length > 0 && <Members members={owner.members} />}
      {applications && (
        <Link
          component={RouterLink}
          to={`${applications()}?group=${encodeURIComponent(group)}`}
        >
          {t('owner.others')}
        </Link>
      )}
    </TitledCard>
  );
};

/** Who owns an application, and whom that leads to. */
export const Ownership = ({ application }: ApplicationProps) => (
  <Resource
    state={useOwner(application)}
    skeleton={<Skeleton variant="rounded" height={150} />}
  >
    {owner => <Owner {...owner} />}
  </Resource>
);
