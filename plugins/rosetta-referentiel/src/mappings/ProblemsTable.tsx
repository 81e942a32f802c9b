import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  PivotProblem,
  PivotProblemKind,
  PivotType,
  listPivotProblems,
} from '@rosetta/contracts/ref';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { DialogButton } from '../forms/DialogButton';
import { referentielTranslationRef } from '../translation';
import { CureForm } from './CureForm';
import { MappingsTable } from './MappingsTable';

type Row = PivotProblem & { id: string };

const toRow = (problem: PivotProblem): Row => ({
  ...problem,
  id: `${problem.kind} ${problem.pivot.id}`,
});

const Cure = ({ problem }: { problem: Row }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const value = `${problem.pivot.type} ${problem.pivot.value}`;
  const words = problem.kind === 'expired' ? 'extend' : 'end';
  const label = t(`mappings.button.${words}`);
  return (
    <DialogButton
      variant="text"
      label={label}
      name={`${label}: ${value}`}
      dialog={close => <CureForm problem={problem} onClose={close} />}
    />
  );
};

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  return useMemo(
    () => [
      {
        key: 'kind',
        label: t('mappings.problem'),
        value: ({ kind }) => t(`mappings.kind.${kind}`),
        width: 150,
      },
      {
        key: 'type',
        label: t('field.tool'),
        value: ({ pivot }) => pivot.type,
        width: 160,
      },
      {
        key: 'value',
        label: t('field.value'),
        value: ({ pivot }) => pivot.value,
        least: 260,
      },
      {
        key: 'application',
        label: t('field.name'),
        value: ({ applicationName }) => applicationName,
        render: ({ pivot, applicationName }) => (
          <ApplicationLink application={pivot.application}>
            {applicationName}
          </ApplicationLink>
        ),
        least: 180,
      },
      {
        key: 'other',
        label: t('mappings.other'),
        value: ({ other }) =>
          other ? `${other.value} (${other.application})` : null,
        least: 200,
      },
      {
        key: 'validTo',
        label: t('field.validTo'),
        value: ({ pivot: { validTo } }) => (validTo ? day(validTo) : null),
        width: 130,
      },
      {
        key: 'cure',
        label: t('mappings.cureColumn'),
        value: ({ kind }) =>
          t(`mappings.button.${kind === 'expired' ? 'extend' : 'end'}`),
        render: problem => <Cure problem={problem} />,
        width: 130,
      },
    ],
    [t, day],
  );
};

interface ProblemsProps {
  kind?: PivotProblemKind;
  type?: PivotType;
  application?: string;
}

/** What is wrong with pivots, and what would mend each. */
export const ProblemsTable = (query: ProblemsProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { state, paging } = useRoutePages(listPivotProblems, { query });
  const columns = useColumns();
  return (
    <Resource state={state}>
      {({ items, sources, nextCursor }) => (
        <MappingsTable
          id="pivot-problems"
          label={t('mappings.title')}
          none={t('mappings.none')}
          sources={sources}
          hasOtherPages={Boolean(nextCursor || paging.paginationModel.page)}
          rows={items.map(toRow)}
          columns={columns}
          {...paging}
        />
      )}
    </Resource>
  );
};
