import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CHANGE_CAUSES,
  RunCauses as Causes,
  listRunCauses,
} from '@rosetta/contracts/finops';
import { Run } from '@rosetta/contracts/runs';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { Money, RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { useCauseColumns } from './useCauseColumns';

interface RunCausesProps {
  run: Run;
  /** The id of the run to compare with; without one, the run published before. */
  other?: string;
}

const Totals = ({ totals }: Pick<Causes, 'totals'>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <ul style={{ margin: 0 }}>
      {totals.map(({ unit, before, after, difference }) => (
        <li key={unit}>
          {t('causes.total')} <Money amount={before} currency={unit} />
          {' → '}
          <Money amount={after} currency={unit} />
          {' ('}
          <Money amount={difference} currency={unit} />)
        </li>
      ))}
    </ul>
  );
};

/** What the columns of causes hold. */
const Legend = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Typography variant="caption" color="text.secondary" component="div">
      <ul style={{ margin: 0, paddingInlineStart: 16 }}>
        {CHANGE_CAUSES.map(cause => (
          <li key={cause}>
            <b>{t(`causes.cause.${cause}`)}</b>: {t(`causes.about.${cause}`)}
          </li>
        ))}
      </ul>
      {t('causes.addUp')} {t('causes.behind')}
    </Typography>
  );
};

const CauseTable = ({
  causes,
  run,
  other,
}: RunCausesProps & { causes: Causes }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const columns = useCauseColumns(causes);
  const download = useDownload(
    listRunCauses,
    { params: { id: run.id }, query: { with: other } },
    `changes-${run.period}`,
  );
  const rows = useMemo(
    () =>
      causes.items.map(item => ({ ...item, id: `${item.key} ${item.unit}` })),
    [causes],
  );
  if (rows.length === 0) return <Typography>{t('causes.nothing')}</Typography>;
  return (
    <>
      <DataTable
        id="run-causes"
        label={t('causes.title')}
        rows={rows}
        columns={columns}
        compact
        onExport={download.csv}
        onExcel={download.excel}
      />
      <Legend />
    </>
  );
};

/** Why the figures of a run differ from those of another one of its month, by application. */
export const RunCauses = ({ run, other }: RunCausesProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const state = useRoute(listRunCauses, {
    params: { id: run.id },
    query: { with: other },
  });
  return (
    <Resource state={state}>
      {causes =>
        causes.with ? (
          <Stack gap={1}>
            <Typography>
              {t('causes.against')} <RelativeTime at={causes.with.at} />
            </Typography>
            <Totals totals={causes.totals} />
            <CauseTable causes={causes} run={run} other={other} />
          </Stack>
        ) : (
          <Typography>{t('causes.first')}</Typography>
        )
      }
    </Resource>
  );
};
