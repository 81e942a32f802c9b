import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Import, listImports } from '@rosetta/contracts/ref';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { RequesterLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { RequestLink } from '../requests/RequestLink';
import { useSourceName } from '../requests/useSourceName';
import { ReferentielPage } from '../page/ReferentielPage';
import { importRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { CompareForm } from './CompareForm';
import { ImportLink } from './ImportLink';
import { SourceImports } from './SourceImports';
import { StaleValues } from './StaleValues';

/** One that is compared now is watched. */
const WATCH_MS = 2_000;

type ColumnKey =
  | 'name'
  | 'kind'
  | 'source'
  | 'state'
  | 'changes'
  | 'requests'
  | 'author'
  | 'createdAt';

const useColumns = (): Column<Import>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sourceName = useSourceName();
  return useMemo(() => {
    const column = (
      key: ColumnKey,
      value: Column<Import>['value'],
      more: Partial<Column<Import>>,
    ) => ({
      key,
      label: t(`imports.column.${key}`),
      value,
      sortable: false,
      ...more,
    });
    return [
      column('name', ({ id, name }) => name ?? t('imports.unnamed', { id }), {
        least: 200,
        render: found => <ImportLink found={found} />,
      }),
      column('kind', ({ kind }) => t(`imports.kinds.${kind}`), { width: 150 }),
      column('source', ({ source }) => sourceName(source), { width: 120 }),
      column('state', ({ state }) => t(`imports.state.${state}`), {
        width: 120,
      }),
      column('changes', ({ counts }) => counts.changes, {
        kind: 'number',
        width: 110,
      }),
      column('requests', ({ requests: [first] }) => first?.id ?? null, {
        width: 140,
        render: ({ requests: [first] }) =>
          first && <RequestLink id={first.id}>{first.id}</RequestLink>,
      }),
      column('author', ({ author }) => author, {
        width: 140,
        render: ({ author }) => <RequesterLink requester={author} />,
      }),
      column('createdAt', ({ createdAt }) => createdAt, {
        width: 150,
        render: ({ createdAt }) => <RelativeTime at={createdAt} />,
      }),
    ];
  }, [t, sourceName]);
};

const isRunning = ({ state }: Import) => state === 'running';

const Earlier = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const page = useRouteRef(importRouteRef);
  const navigate = useNavigate();
  const columns = useColumns();
  const { state, paging } = useRoutePages(listImports, {}, {
    everyMs: pages =>
      pages.some(({ items }) => items.some(isRunning)) && WATCH_MS,
  }); // prettier-ignore
  return (
    <Resource state={state}>
      {({ items }) => (
        <>
          <SourceImports />
          <CompareForm />
          <SectionTitle>{t('imports.earlier')}</SectionTitle>
          {items.length === 0 ? (
            <EmptyState title={t('imports.none')}>
              {t('imports.noneHelp')}
            </EmptyState>
          ) : (
            <DataTable
              id="referentiel-imports"
              label={t('imports.earlier')}
              rows={items}
              columns={columns}
              onOpen={id => page && navigate(page({ id }))}
              {...paging}
            />
          )}
          <StaleValues />
        </>
      )}
    </Resource>
  );
};

/** Files of a source or of a person, compared with the référentiel; who may not import sees why. */
export const ImportsPage = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <ReferentielPage title={t('imports.title')} line={t('imports.line')}>
      <Earlier />
    </ReferentielPage>
  );
};
