import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ConsequenceSource } from '@rosetta/contracts/ref';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import {
  DataTable,
  DataTableProps,
  TableRow,
} from '@rosetta/plugin-rosetta-core-react/table';
import { referentielTranslationRef } from '../translation';
import { SourceAlerts } from './SourceAlerts';

interface MappingsTableProps<Row extends TableRow> extends DataTableProps<Row> {
  sources: readonly ConsequenceSource[];
  /** What it says instead of rows. */
  none: string;
  /** Whether other pages have rows. */
  hasOtherPages?: boolean;
}

/** What was found, and which services gave no answer. Only where all have answered, it says that nothing was found. */
export const MappingsTable = <Row extends TableRow>({
  sources,
  none,
  hasOtherPages = false,
  ...table
}: MappingsTableProps<Row>) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const isComplete = sources.every(({ state }) => state === 'ok');
  return (
    <>
      <SourceAlerts sources={sources} />
      {table.rows.length > 0 || hasOtherPages ? (
        <DataTable {...table} />
      ) : (
        isComplete && (
          <EmptyState title={none}>{t('mappings.noneHelp')}</EmptyState>
        )
      )}
    </>
  );
};
