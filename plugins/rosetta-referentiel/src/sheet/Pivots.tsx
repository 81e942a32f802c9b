import { useMemo } from 'react';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Typography from '@mui/material/Typography';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Pivot } from '@rosetta/contracts/ref';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { referentielTranslationRef } from '../translation';

const useColumns = (): Column<Pivot>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  return useMemo(() => {
    const bound = (instant: string | null) => (instant ? day(instant) : null);
    return [
      {
        key: 'type',
        label: t('field.tool'),
        value: ({ type }) => type,
        width: 170,
      },
      {
        key: 'value',
        label: t('field.value'),
        value: ({ value }) => value,
        least: 260,
      },
      {
        key: 'validFrom',
        label: t('field.validFrom'),
        value: ({ validFrom }) => bound(validFrom),
        width: 140,
      },
      {
        key: 'validTo',
        label: t('field.validTo'),
        value: ({ validTo }) => bound(validTo),
        width: 140,
      },
      {
        key: 'source',
        label: t('field.source'),
        value: ({ source }) => source ?? null,
        hidden: true,
      },
    ];
  }, [t, day]);
};

/** Under which id each tool knows the application: what joins costs, deployments and documents. Folded: who opens a sheet seldom needs it. */
export const Pivots = ({ pivots }: { pivots: readonly Pivot[] }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const columns = useColumns();
  if (!pivots.length)
    return (
      <EmptyState title={t('pivots.none')}>{t('pivots.noneHelp')}</EmptyState>
    );
  return (
    <Accordion
      disableGutters
      variant="outlined"
      TransitionProps={{ unmountOnExit: true }}
    >
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <Typography variant="h2" sx={{ fontSize: '1.25rem', m: 0 }}>
          {t('pivots.title', { count: pivots.length })}
        </Typography>
      </AccordionSummary>
      <AccordionDetails>
        <DataTable
          id="pivots"
          label={t('pivots.label')}
          rows={pivots}
          columns={columns}
        />
      </AccordionDetails>
    </Accordion>
  );
};
