import { useMemo } from 'react';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Application,
  Group,
  listApplications,
  listGroups,
} from '@rosetta/contracts/ref';
import {
  ControlRow,
  CopyLink,
} from '@rosetta/plugin-rosetta-core-react/controls';
import {
  useJoined,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { DialogButton } from '../forms/DialogButton';
import { NewGroupForm } from '../forms/GroupForm';
import { KnownOnField, KnownOnNote } from '../knownOn/KnownOn';
import { useKnownOn } from '../knownOn/useKnownOn';
import { ReferentielPage } from '../page/ReferentielPage';
import { referentielTranslationRef } from '../translation';
import { GroupTree } from './GroupTree';
import { findGroups, toTree } from './groupTree';

const GroupsUrl = z.object({ search: z.string().max(200) });

interface GroupsProps {
  groups: readonly Group[];
  applications: readonly Application[];
  search?: string;
}

const Groups = ({ groups, applications, search = '' }: GroupsProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const nodes = useMemo(
    () => toTree(findGroups(groups, search)),
    [groups, search],
  );
  const owned = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { group } of applications)
      counts.set(group, (counts.get(group) ?? 0) + 1);
    return counts;
  }, [applications]);
  if (!nodes.length)
    return (
      <EmptyState title={t('groups.none')}>{t('groups.noneHelp')}</EmptyState>
    );
  return (
    <Paper variant="outlined" sx={{ px: 2, py: 1 }}>
      <GroupTree nodes={nodes} owned={owned} />
    </Paper>
  );
};

/** Who belongs to which group, below which other one, and what each owns. */
export const GroupsPage = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { state, change, wrong } = useUrlState(GroupsUrl);
  const { search } = state;
  const { day, query } = useKnownOn();
  const known = useJoined({
    groups: useRouteItems(listGroups, { query }),
    applications: useRouteItems(listApplications, { query }),
  });
  return (
    <ReferentielPage title={t('groups.title')} line={t('groups.line')}>
      <WrongAddress wrong={wrong} />
      <KnownOnNote />
      <ControlRow label={t('applications.filters')} active={search ? 1 : 0}>
        <TextField
          size="small"
          type="search"
          label={t('groups.search')}
          value={search ?? ''}
          onChange={({ target }) =>
            change({ search: target.value || undefined })
          }
          inputProps={{ maxLength: 200 }}
        />
        <KnownOnField />
        <CopyLink />
        {!day && (
          <DialogButton
            label={t('groups.new')}
            dialog={close => <NewGroupForm onClose={close} />}
          />
        )}
      </ControlRow>
      <Resource state={known}>
        {value => <Groups {...value} search={search} />}
      </Resource>
    </ReferentielPage>
  );
};
