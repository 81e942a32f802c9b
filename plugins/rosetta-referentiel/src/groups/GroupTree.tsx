import { Fragment } from 'react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Group } from '@rosetta/contracts/ref';
import {
  GroupLink,
  PersonLink,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { DialogButton } from '../forms/DialogButton';
import { ChangeGroupForm } from '../forms/GroupForm';
import { useKnownOn } from '../knownOn/useKnownOn';
import { applicationsRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { GroupNode } from './groupTree';

interface TreeProps {
  nodes: readonly GroupNode[];
  /** How many applications each group owns. */
  owned: ReadonlyMap<string, number>;
}

const Members = ({ members }: Pick<Group, 'members'>) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  if (!members.length)
    return (
      <Typography variant="body2" color="text.secondary">
        {t('groups.nobody')}
      </Typography>
    );
  return (
    <Typography variant="body2">
      {members.map((member, index) => (
        <Fragment key={member}>
          {index > 0 && ', '}
          <PersonLink person={member} />
        </Fragment>
      ))}
    </Typography>
  );
};

const Row = ({ group, count }: { group: Group; count: number }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const applications = useRouteRef(applicationsRouteRef);
  const { day } = useKnownOn();
  const query = new URLSearchParams({ group: group.id });
  if (day) query.set('knownOn', day);
  return (
    <Stack
      direction="row"
      flexWrap="wrap"
      alignItems="center"
      justifyContent="space-between"
      columnGap={2}
      sx={{ py: 0.5, borderBottom: 1, borderColor: 'divider' }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography component="span" sx={{ fontWeight: 600, mr: 1.5 }}>
          <GroupLink group={group.id}>{group.name}</GroupLink>
        </Typography>
        {applications && count > 0 && (
          <Link
            variant="body2"
            component={RouterLink}
            to={`${applications()}?${query}`}
          >
            {t('groups.owns', { count })}
          </Link>
        )}
        <Members members={group.members} />
      </Box>
      {!day && (
        <DialogButton
          variant="text"
          label={t('form.change')}
          name={t('groups.change', { name: group.name })}
          dialog={close => <ChangeGroupForm group={group} onClose={close} />}
        />
      )}
    </Stack>
  );
};

/** Links in rows: as high as a target for a finger. */
const TARGETS = { '& a': { display: 'inline-block', lineHeight: '24px' } };

/** Groups below the one above them, each with its people and what it owns. */
export const GroupTree = ({ nodes, owned }: TreeProps) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, ...TARGETS }}>
    {nodes.map(({ group, children }) => (
      <li key={group.id}>
        <Row group={group} count={owned.get(group.id) ?? 0} />
        {children.length > 0 && (
          <Box sx={{ pl: { xs: 1.5, md: 3 } }}>
            <GroupTree nodes={children} owned={owned} />
          </Box>
        )}
      </li>
    ))}
  </Box>
);
