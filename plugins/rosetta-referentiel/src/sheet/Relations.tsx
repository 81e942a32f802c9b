import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getGraph } from '@rosetta/contracts/ref';
import {
  ApplicationLink,
  ApplicationProps,
} from '@rosetta/plugin-rosetta-core-react/application';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { useUrlState } from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { DialogButton } from '../forms/DialogButton';
import { EndButton } from '../forms/EndButton';
import { RelationForm } from '../forms/RelationForm';
import { RelationsGraph } from '../graph/RelationsGraph';
import { Graph } from '../graph/graphLayout';
import { useKnownOn } from '../knownOn/useKnownOn';
import { referentielTranslationRef } from '../translation';

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

const EndRelation = ({ id, type, name, outgoing }: Row) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const value = outgoing ? `${type} → ${name}` : `${name} → ${type}`;
  return (
    <EndButton
      kind="relation"
      id={id}
      title={t('form.endRelation', { value })}
      requestTitle={t('form.title.endRelation', { value })}
    />
  );
};

const AddRelation = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <DialogButton
      label={t('form.addRelation')}
      dialog={close => (
        <RelationForm application={application} onClose={close} />
      )}
    />
  );
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
      {
        key: 'end',
        label: t('form.end'),
        value: () => null,
        sortable: false,
        width: 110,
        render: row => <EndRelation {...row} />,
      },
    ],
    [t],
  );
};

const STEPS = ['1', '2', '3', '4'] as const;
const RelationsUrl = z.object({ steps: z.enum(STEPS) });

const StepsChoice = (props: {
  value: (typeof STEPS)[number];
  onChange(steps?: (typeof STEPS)[number]): void;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <ControlRow label={t('applications.filters')} active={0}>
      <ChoicePill
        label={t('relation.steps')}
        options={STEPS.map(value => ({ value, label: value }))}
        {...props}
      />
      <CopyLink />
    </ControlRow>
  );
};

/** What it stands on, and what stands on it: a picture of some steps around it, and a table of the first one. */
export const Relations = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const columns = useColumns();
  const { query } = useKnownOn();
  const { state, change } = useUrlState(RelationsUrl);
  const { steps = '1' } = state;
  const graph = useRoute(getGraph, {
    query: { root: application, depth: Number(steps), ...query },
  });
  return (
    <Resource state={graph}>
      {value => {
        const rows = rowsOf(application, value);
        if (!rows.length)
          return (
            <EmptyState
              title={t('relation.none')}
              action={<AddRelation application={application} />}
            >
              {t('relation.noneHelp')}
            </EmptyState>
          );
        return (
          <>
            <StepsChoice
              value={steps}
              onChange={next => change({ steps: next })}
            />
            <RelationsGraph root={application} graph={value} />
            <DataTable
              id="relations"
              label={t('sheet.relations')}
              rows={rows}
              columns={columns}
              above={<AddRelation application={application} />}
            />
          </>
        );
      }}
    </Resource>
  );
};
