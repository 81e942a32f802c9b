import { useMemo } from 'react';
import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Conformance, getConformance } from '@rosetta/contracts/finops';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { useFileColumns, useRuleColumns } from './useConformanceColumns';

/** Files and broken rules, with what tells their rows apart. */
const useRows = (found: Conformance) => {
  const files = useMemo(
    () =>
      found.files.map(file => ({
        ...file,
        id: `${file.import} ${file.provider}`,
      })),
    [found],
  );
  const rules = useMemo(
    () =>
      found.items.map(item => ({
        ...item,
        id: `${item.rule} ${item.import} ${item.provider}`,
      })),
    [found],
  );
  return { files, rules };
};

interface ReportProps {
  found: Conformance;
  period?: string;
  paging: ReturnType<typeof useRoutePages>['paging'];
}

const Report = ({ found, period, paging }: ReportProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const fileColumns = useFileColumns();
  const ruleColumns = useRuleColumns();
  const download = useDownload(
    getConformance,
    { query: { period } },
    `focus-conformance-${found.period}`,
  );
  const { files, rules } = useRows(found);
  return (
    <Stack gap={1}>
      <Typography color="text.secondary">
        {t('quality.checked', {
          month: month(found.period),
          specification: found.specification,
        })}{' '}
        <RelativeTime at={found.checkedAt} />
      </Typography>
      <DataTable
        id="finops-conformance-files"
        label={t('quality.files')}
        rows={files}
        columns={fileColumns}
        compact
      />
      {rules.length > 0 ? (
        <DataTable
          id="finops-conformance"
          label={t('quality.rules')}
          rows={rules}
          columns={ruleColumns}
          compact
          onExport={download.csv}
          onExcel={download.excel}
          {...paging}
        />
      ) : (
        <Alert severity="success">{t('quality.conforms')}</Alert>
      )}
      <Typography variant="caption" color="text.secondary">
        {t('quality.notChecked')}
      </Typography>
    </Stack>
  );
};

/** Which rules of the FOCUS specification the bill of a month breaks, those that it must keep first. */
export const ConformanceSection = ({ period }: { period?: string }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { state, paging } = useRoutePages(getConformance, {
    query: { period },
  });
  return (
    <Stack component="section" gap={1}>
      <SectionTitle>{t('quality.conformance')}</SectionTitle>
      <Resource state={state}>
        {found => <Report found={found} period={period} paging={paging} />}
      </Resource>
    </Stack>
  );
};
