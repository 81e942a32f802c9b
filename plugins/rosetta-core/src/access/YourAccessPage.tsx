import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Me } from '@rosetta/contracts';
import {
  EmptyState,
  PageFrame,
  Provenance,
  Resource,
  useMe,
} from '@rosetta/plugin-rosetta-core-react';
import { coreTranslationRef } from '../translation';
import { ActionList } from './ActionList';

type HeldRole = Me['roles'][number];

const RoleCard = ({ role, because }: HeldRole) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <Paper component="li" variant="outlined" sx={{ p: 2, listStyle: 'none' }}>
      <Typography variant="h6" component="h3" sx={{ m: 0 }}>
        {role}
      </Typography>
      <Typography color="text.secondary">{t(`role.${role}`)}</Typography>
      <Stack component="ul" gap={0.5} sx={{ pl: 2.5, mt: 1, mb: 0 }}>
        {because.map(({ directory, of }) => (
          <li key={`${directory} ${of}`}>
            {t('access.because', { directory, of })}
          </li>
        ))}
      </Stack>
    </Paper>
  );
};

const Roles = ({ roles }: { roles: HeldRole[] }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  if (!roles.length)
    return (
      <EmptyState title={t('access.noRole')}>
        {t('access.noRoleHelp')}
      </EmptyState>
    );
  return (
    <Stack component="ul" gap={1.5} sx={{ p: 0, m: 0 }}>
      {roles.map(held => (
        <RoleCard key={held.role} {...held} />
      ))}
    </Stack>
  );
};

const Groups = ({ groups }: { groups: string[] }) => (
  <Stack direction="row" flexWrap="wrap" gap={1}>
    {groups.map(group => (
      <Chip key={group} label={group} variant="outlined" />
    ))}
  </Stack>
);

const Access = ({ me }: { me: Me }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <Stack gap={2}>
      <Typography variant="h5" component="h2" sx={{ m: 0 }}>
        {t('access.roles')}
      </Typography>
      <Roles roles={me.roles} />
      <Typography variant="h5" component="h2" sx={{ m: 0 }}>
        {t('access.actions')}
      </Typography>
      <ActionList actions={me.actions} />
      <Typography variant="h5" component="h2" sx={{ m: 0 }}>
        {t('access.groups')}
      </Typography>
      <Groups groups={me.groups} />
      <Provenance
        warnings={me.unavailable.map(directory =>
          t('access.unavailable', { directory }),
        )}
      >
        {t('access.provenance', { user: me.user })}
      </Provenance>
    </Stack>
  );
};

/** Which roles a person has, why, and what they open. */
export const YourAccessPage = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <PageFrame title={t('access.title')} line={t('access.line')}>
      <Resource state={useMe()}>{me => <Access me={me} />}</Resource>
    </PageFrame>
  );
};
