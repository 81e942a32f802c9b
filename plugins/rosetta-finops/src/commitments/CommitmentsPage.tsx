import { useMemo } from 'react';
import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UNALLOCATED, listCommitments } from '@rosetta/contracts/finops';
import { monthsInName, monthsOf } from '@rosetta/contracts/values';
import { StackedColumns } from '@rosetta/plugin-rosetta-core-react/charts';
import {
  ControlRow,
  CopyLink,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { monthRangeLabel } from '@rosetta/plugin-rosetta-core-react/period';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { CurrencyChoice } from '../controls/CurrencyChoice';
import { PeriodChoice } from '../months/PeriodChoice';
import { finopsTranslationRef } from '../translation';
import { CommitmentKpis } from './CommitmentKpis';
import { useCommitmentColumns } from './useCommitmentColumns';
import {
  Commitments,
  CommitmentsUrl,
  DEFAULT_PRESET,
  useCommitments,
} from './useCommitments';

/** Used below, and hatched above it what was paid for nothing. */
const UsePicture = ({ found }: { found: Commitments }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const { from, to, currency, total } = found;
  const months = useMemo(() => monthsOf(from, to), [from, to]);
  const series = useMemo(() => {
    const known = new Map(found.months.map(each => [each.month, each]));
    return (['used', 'unused'] as const).map(key => ({
      key: key === 'unused' ? UNALLOCATED : key,
      label: t(`commitments.column.${key}`),
      values: months.map(month =>
        found.missing.includes(month) ? null : known.get(month)?.[key] ?? '0',
      ),
    }));
  }, [found, months, t]);
  const period = monthRangeLabel(found, formats);
  return (
    <StackedColumns
      title={t('commitments.picture', { period })}
      summary={t('commitments.pictureSummary', {
        period,
        used: formats.money(total.used, currency),
        unused: formats.money(total.unused, currency),
      })}
      months={months}
      series={series}
      currency={currency}
    />
  );
};

const CommitmentTable = ({ found }: { found: Commitments }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { from, to, currency, items } = found;
  const columns = useCommitmentColumns(currency);
  const download = useDownload(
    listCommitments,
    { query: { from, to, currency } },
    `commitments-${monthsInName(from, to)}`,
  );
  const rows = useMemo(
    () =>
      items.map(item => ({
        ...item,
        id: `${item.provider} ${item.commitment}`,
      })),
    [items],
  );
  return (
    <DataTable
      id="finops-commitments"
      label={t('commitments.title')}
      rows={rows}
      columns={columns}
      onExport={download.csv}
      onExcel={download.excel}
    />
  );
};

const OtherCurrencies = ({ found }: { found: Commitments }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { money, list } = useFormats();
  if (found.otherCurrencies.length === 0) return null;
  return (
    <Alert severity="info">
      {t('commitments.otherCurrencies', {
        amounts: list(
          found.otherCurrencies.map(({ amount, currency }) =>
            money(amount, currency),
          ),
        ),
      })}
    </Alert>
  );
};

/** What was committed to providers, how well it is used, and what it saves. */
export const CommitmentsPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { state: view, change, wrong } = useUrlState(CommitmentsUrl);
  const { periods, range, commitments, ...address } = useCommitments(view);
  return (
    <PageFrame title={t('commitments.title')} line={t('commitments.about')}>
      {periods && range && (
        <ControlRow label={t('control.title')}>
          <PeriodChoice
            range={range}
            preset={
              view.from || view.to ? undefined : view.period ?? DEFAULT_PRESET
            }
            periods={periods}
            onChange={change}
          />
          <CurrencyChoice answer={commitments.value} onChange={change} />
          <CopyLink />
        </ControlRow>
      )}
      <WrongAddress wrong={[...wrong, ...address.wrong]} />
      <Resource state={commitments}>
        {found => (
          <Stack gap={2}>
            <OtherCurrencies found={found} />
            {found.items.length === 0 ? (
              <EmptyState title={t('commitments.none')}>
                {t('commitments.noneHelp')}
              </EmptyState>
            ) : (
              <>
                <CommitmentKpis found={found} />
                <UsePicture found={found} />
                <CommitmentTable found={found} />
              </>
            )}
          </Stack>
        )}
      </Resource>
    </PageFrame>
  );
};
