import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CHANGE_STATES,
  ChangeRequestSummary,
  ChangeState,
  listChangeRequests,
} from '@rosetta/contracts/ref';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { RequesterLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { ReferentielPage } from '../page/ReferentielPage';
import { requestRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { RequestLink } from './RequestLink';
import { RequestStateChip } from './RequestStateChip';

const SHOWN = ['awaiting', 'mine', 'all'] as const;
type Shown = (typeof SHOWN)[number];
const SORTED = [
  'title',
  'state',
  'author',
  'changeCount',
  'updatedAt',
  'id',
] as const;
type Sorted = (typeof SORTED)[number];

const RequestsUrl = z.object({
  show: z.enum(SHOWN),
  state: ChangeState,
  sort: z.enum(SORTED),
  order: z.enum(['asc', 'desc']),
});

const useColumns = (): Column<ChangeRequestSummary>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return useMemo(() => {
    const column = (
      key: Sorted,
      more: Partial<Column<ChangeRequestSummary>> = {},
    ): Column<ChangeRequestSummary> => ({
      key,
      label: t(`requests.column.${key}`),
      value: request => request[key],
      ...more,
    });
    return [
      column('title', {
        least: 280,
        share: 2,
        render: ({ id, title }) => <RequestLink id={id}>{title}</RequestLink>,
      }),
      column('state', {
        width: 170,
        value: ({ state }) => t(`request.state.${state}`),
        render: ({ state }) => <RequestStateChip state={state} />,
      }),
      column('author', {
        least: 150,
        render: ({ author }) => <RequesterLink requester={author} />,
      }),
      column('changeCount', { kind: 'number', width: 110 }),
      column('updatedAt', {
        width: 170,
        render: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
      }),
      column('id', { width: 100 }),
    ];
  }, [t]);
};

const compare = (left: string | number, right: string | number) => {
  if (typeof left === 'number' && typeof right === 'number')
    return left - right;
  return String(left).localeCompare(String(right), undefined, {
    numeric: true,
  });
};

const sortedBy = (
  items: readonly ChangeRequestSummary[],
  key: Sorted,
  order: 'asc' | 'desc',
) => {
  const sign = order === 'asc' ? 1 : -1;
  return [...items].sort((a, b) => sign * compare(a[key], b[key]));
};

const queryOf = (show: Shown, state: ChangeState | undefined) => {
  if (show === 'awaiting') return { awaiting: 'me' as const };
  return { state, ...(show === 'mine' && { mine: 'true' as const }) };
};

type Url = ReturnType<typeof useUrlState<(typeof RequestsUrl)['shape']>>;

const Requests = ({
  items,
  url: { state: url, change },
}: {
  items: readonly ChangeRequestSummary[];
  url: Url;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const page = useRouteRef(requestRouteRef);
  const navigate = useNavigate();
  const columns = useColumns();
  const { show = 'awaiting', sort = 'updatedAt', order = 'desc' } = url;
  const rows = useMemo(
    () => sortedBy(items, sort, order),
    [items, sort, order],
  );
  if (!rows.length)
    return (
      <EmptyState title={t(`requests.none.${show}`)}>
        {t('requests.noneHelp')}
      </EmptyState>
    );
  return (
    <DataTable
      id="change-requests"
      label={t('requests.title')}
      rows={rows}
      columns={columns}
      sorting={{ key: sort, order }}
      onSort={(key, next) => change({ sort: key as Sorted, order: next })}
      onOpen={id => page && navigate(page({ id }))}
    />
  );
};

const Controls = ({ state: url, change }: Url) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { show = 'awaiting', state } = url;
  return (
    <ControlRow label={t('applications.filters')} active={state ? 1 : 0}>
      <ChoicePill
        label={t('requests.show')}
        value={show}
        options={SHOWN.map(value => ({
          value,
          label: t(`requests.shown.${value}`),
        }))}
        onChange={next =>
          change({
            show: next,
            ...(next === 'awaiting' && { state: undefined }),
          })
        }
      />
      {show !== 'awaiting' && (
        <ChoicePill
          label={t('requests.state')}
          all={t('requests.allStates')}
          value={state}
          options={CHANGE_STATES.map(value => ({
            value,
            label: t(`request.state.${value}`),
          }))}
          onChange={next => change({ state: next })}
        />
      )}
      <CopyLink />
    </ControlRow>
  );
};

/** What awaits the reader's approval, what they asked for themselves, and all that was ever asked. */
export const RequestsPage = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const url = useUrlState(RequestsUrl);
  const { show = 'awaiting', state } = url.state;
  const requests = useRouteItems(listChangeRequests, {
    query: queryOf(show, state),
  });
  return (
    <ReferentielPage title={t('requests.title')} line={t('requests.line')}>
      <WrongAddress wrong={url.wrong} />
      <Controls {...url} />
      <Resource state={requests}>
        {items => <Requests items={items} url={url} />}
      </Resource>
    </ReferentielPage>
  );
};
