import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Application,
  Group,
  getApplication,
  listGroups,
} from '@rosetta/contracts/ref';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import {
  useJoined,
  useMapped,
  useRoute,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { applicationsRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';

/** The owning group and those above it, the nearest first. */
const chainOf = (groups: readonly Group[], id: string): Group[] => {
  const byId = new Map(groups.map(group => [group.id, group]));
  const chain: Group[] = [];
  let next = byId.get(id);
  while (next && !chain.includes(next)) {
    chain.push(next);
    next = next.parent ? byId.get(next.parent) : undefined;
  }
  return chain;
};

const personOf = (member: string) => member.split('/').at(-1)!;

const Owner = ({ id, chain }: { id: string; chain: readonly Group[] }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const applications = useRouteRef(applicationsRouteRef);
  const [owner, ...above] = chain;
  return (
    <TitledCard title={t('field.owner')}>
      <Typography sx={{ fontSize: '1.25rem', fontWeight: 600 }}>
        {owner?.name ?? id}
      </Typography>
      <Typography variant="body2">
        {above.map(({ name }) => name).join(' · ')}
      </Typography>
      {owner && owner.members.length > 0 && (
        <Typography variant="body2">
          {t('owner.members', {
            members: owner.members.map(personOf).join(', '),
          })}
        </Typography>
      )}
      {applications && (
        <Link
          component={RouterLink}
          to={`${applications()}?group=${encodeURIComponent(id)}`}
        >
          {t('owner.others')}
        </Link>
      )}
    </TitledCard>
  );
};

const toOwner = (known: { application: Application; groups: Group[] }) => {
  const { group } = known.application;
  return { group, chain: chainOf(known.groups, group) };
};

/** Who owns an application, and whom that leads to. */
export const Ownership = ({ application }: ApplicationProps) => {
  const known = useJoined({
    application: useRoute(getApplication, { params: { id: application } }),
    groups: useRouteItems(listGroups, {}),
  });
  const state = useMapped(known, toOwner);
  return (
    <Resource
      state={state}
      skeleton={<Skeleton variant="rounded" height={150} />}
    >
      {({ group, chain }) => <Owner id={group} chain={chain} />}
    </Resource>
  );
};
