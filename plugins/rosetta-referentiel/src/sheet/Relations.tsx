import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer } from '@rosetta/contracts';
import { getGraph } from '@rosetta/contracts/ref';
import {
  ApplicationLink,
  ApplicationProps,
} from '@rosetta/plugin-rosetta-core-react/application';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { referentielTranslationRef } from '../translation';

type Graph = RouteAnswer<typeof getGraph>;

interface Row {
  id: string;
  outgoing: boolean;
  type: string;
  other: string;
  name: string;
}

/** Each relation, as seen from the application. */
const rowsOf = (application: string, { nodes, edges }: Graph): Row[] => {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return edges
    .filter(({ from, to }) => from === application || to === application)
    .map(({ id, from, type, to }) => {
      const outgoing = from === application;
      const other = outgoing ? to : from;
      return { id, outgoing, type, other, name: names.get(other) ?? other };
    });
};

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return useMemo(
    () => [
      {
        key: 'direction',
        label: t('field.direction'),
        value: ({ outgoing }) =>
          t(outgoing ? 'relation.outgoing' : 'relation.incoming'),
      },
      { key: 'type', label: t('field.relation'), value: ({ type }) => type },
      {
        key: 'other',
        label: t('field.name'),
        value: ({ name }) => name,
        render: ({ other, name }) => (
          <ApplicationLink application={other}>{name}</ApplicationLink>
        ),
      },
    ],
    [t],
  );
};

/** What it stands on, and what stands on it. */
export const Relations = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const columns = useColumns();
  const graph = useRoute(getGraph, {
    query: { root: application, depth: 1 },
  });
  return (
    <Resource state={graph}>
      {value => {
        const rows = rowsOf(application, value);
        if (!rows.length)
          return (
            <EmptyState title={t('relation.none')}>
              {t('relation.noneHelp')}
            </EmptyState>
          );
        return (
          <DataTable
            id="relations"
            label={t('sheet.relations')}
            rows={rows}
            columns={columns}
          />
        );
      }}
    </Resource>
  );
};
