import { useMemo } from 'react';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Typography from '@mui/material/Typography';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Pivot } from '@rosetta/contracts/ref';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { DialogButton } from '../forms/DialogButton';
import { EndButton } from '../forms/EndButton';
import { PivotForm } from '../forms/PivotForm';
import { referentielTranslationRef } from '../translation';
import { useName } from './useName';

const EndPivot = ({ pivot }: { pivot: Pivot }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const name = useName(pivot.application);
  const value = `${pivot.type} ${pivot.value}`;
  return (
    <EndButton
      kind="pivot"
      id={pivot.id}
      title={t('form.endPivot', { value })}
      requestTitle={t('form.title.endPivot', { value, name })}
    />
  );
};

const AddPivot = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const name = useName(application);
  return (
    <DialogButton
      label={t('form.addPivot')}
      dialog={close => (
        <PivotForm application={{ id: application, name }} onClose={close} />
      )}
    />
  );
};

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
      {
        key: 'end',
        label: t('form.end'),
        value: () => null,
        sortable: false,
        width: 110,
        render: pivot => pivot.validTo === null && <EndPivot pivot={pivot} />,
      },
    ];
  }, [t, day]);
};

/** Under which id each tool knows the application: what joins costs, deployments and documents. Folded: who opens a sheet seldom needs it. */
export const Pivots = ({
  application,
  pivots,
}: ApplicationProps & { pivots: readonly Pivot[] }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const columns = useColumns();
  if (!pivots.length)
    return (
      <EmptyState
        title={t('pivots.none')}
        action={<AddPivot application={application} />}
      >
        {t('pivots.noneHelp')}
      </EmptyState>
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
          above={<AddPivot application={application} />}
        />
      </AccordionDetails>
    </Accordion>
  );
};
