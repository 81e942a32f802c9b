import { useMemo } from 'react';
import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AllocationPreview } from '@rosetta/contracts/finops';
import {
  Money,
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../../translation';
import { usePreviewColumns } from './usePreviewColumns';

interface PreviewedCostsProps {
  found: AllocationPreview;
  /** The form says something else by now. */
  isStale: boolean;
}

type Total = AllocationPreview['totals'][number];

/** What the rule takes, and what that makes of the unallocated cost. */
const Summary = ({ found }: Pick<PreviewedCostsProps, 'found'>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const takenOf = ({ unit }: Total) =>
    found.taken.find(each => each.unit === unit);
  return (
    <ul style={{ margin: 0 }}>
      {found.totals.map(total => {
        const taken = takenOf(total);
        const { unit, unallocated } = total;
        return (
          <li key={unit}>
            {taken ? (
              <>
                {t('rules.preview.taken', { count: taken.charges })}{' '}
                <Money amount={taken.amount} currency={unit} />
              </>
            ) : (
              t('rules.preview.takesNothing', { currency: unit })
            )}
            {' · '}
            {t('rules.preview.unallocated')}{' '}
            <Money amount={unallocated.was} currency={unit} />
            {' → '}
            <Money amount={unallocated.would} currency={unit} />
          </li>
        );
      })}
    </ul>
  );
};

const Warnings = ({ found, isStale }: PreviewedCostsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  return (
    <>
      {isStale && <Alert severity="warning">{t('rules.preview.stale')}</Alert>}
      {found.closed && (
        <Alert severity="info">
          {t('rules.preview.closed', { month: month(found.period) })}
        </Alert>
      )}
      {found.weightless
        .filter(({ rule }) => rule === found.rule.id)
        .map(({ month: of, charges }) => (
          <Alert key={of} severity="warning">
            {t('rules.preview.weightless', { count: charges, month: month(of) })}
          </Alert>
        ))}
    </>
  );
}; // prettier-ignore

/** What would move, by application, and in total. */
export const PreviewedCosts = ({ found, isStale }: PreviewedCostsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const columns = usePreviewColumns(found);
  const rows = useMemo(
    () => found.items.map(item => ({ ...item, id: `${item.key} ${item.unit}` })),
    [found],
  ); // prettier-ignore
  return (
    <Stack gap={1}>
      <Warnings found={found} isStale={isStale} />
      <Summary found={found} />
      {rows.length > 0 ? (
        <DataTable
          id="rule-preview"
          label={t('rules.preview.table')}
          rows={rows}
          columns={columns}
          compact
        />
      ) : (
        <Typography>{t('rules.preview.nothing')}</Typography>
      )}
      <Typography variant="caption" color="text.secondary">
        {t('rules.preview.from')} <RelativeTime at={found.at} />
        {'. '}
        {t('rules.preview.withoutRestated')}
      </Typography>
    </Stack>
  );
};
