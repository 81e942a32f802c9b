import { useDeferredValue, useMemo } from 'react';
import TextField from '@mui/material/TextField';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Person, findPeople } from '@rosetta/contracts/portal';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import {
  PersonLink,
  nameOfRef,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  Column,
  DataTable,
  ServerPaging,
} from '@rosetta/plugin-rosetta-core-react/table';
import { useUrlState } from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { administrationRouteRef } from '../routes';
import { coreTranslationRef } from '../translation';

type Row = Person & { id: string };

const PeopleUrl = z.object({ q: z.string().max(100) });

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(coreTranslationRef);
  return useMemo(
    () => [
      {
        key: 'name',
        label: t('people.name'),
        least: 170,
        value: ({ displayName, user }) => displayName ?? nameOfRef(user),
      },
      {
        key: 'user',
        label: t('people.user'),
        value: ({ user }) => user,
        render: ({ user }) => <PersonLink person={user}>{user}</PersonLink>,
        least: 210,
      },
      {
        key: 'signedInAt',
        label: t('people.signedIn'),
        value: ({ signedInAt }) => signedInAt,
        render: ({ signedInAt }) =>
          signedInAt ? <RelativeTime at={signedInAt} /> : t('people.never'),
      },
    ],
    [t],
  );
};

const PeopleTable = (props: {
  people: readonly Person[];
  paging: ServerPaging;
}) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const navigate = useNavigate();
  const root = useRouteRef(administrationRouteRef)?.() ?? '';
  const columns = useColumns();
  const rows = props.people.map(person => ({ ...person, id: person.user }));
  if (!rows.length)
    return (
      <EmptyState title={t('people.none')}>{t('people.noneHelp')}</EmptyState>
    );
  return (
    <DataTable
      id="rosetta-people"
      label={t('people.title')}
      rows={rows}
      columns={columns}
      onOpen={user => navigate(`${root}/people/${nameOfRef(user)}`)}
      {...props.paging}
    />
  );
};

/** Finds a person, to see their roles. */
export const PeoplePage = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { state, change } = useUrlState(PeopleUrl);
  const text = state.q ?? '';
  const { state: people, paging } = useRoutePages(findPeople, {
    query: { query: useDeferredValue(text) },
  });
  return (
    <PageFrame title={t('people.title')} line={t('people.line')}>
      <TextField
        type="search"
        size="small"
        label={t('people.search')}
        value={text}
        onChange={({ target }) => change({ q: target.value || undefined })}
        sx={{ maxWidth: 360 }}
      />
      <Resource state={people}>
        {({ items }) => <PeopleTable people={items} paging={paging} />}
      </Resource>
    </PageFrame>
  );
};
