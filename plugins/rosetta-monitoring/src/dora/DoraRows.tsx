import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';
import { DeploymentRows } from './DeploymentRows';
import { ROW_KINDS, RowKind } from './doraView';
import { IncidentRows } from './IncidentRows';
import { MergeRequestRows } from './MergeRequestRows';
import { RowsProps } from './RowsTable';

interface DoraRowsProps extends Omit<RowsProps, 'title'> {
  kind: RowKind;
  onChange(kind: RowKind): void;
}

const Rows = ({ kind, ...props }: RowsProps & { kind: RowKind }) => {
  if (kind === 'deployments') return <DeploymentRows {...props} />;
  if (kind === 'incidents') return <IncidentRows {...props} />;
  const state = kind === 'waiting' ? 'waiting' : 'deployed';
  return <MergeRequestRows {...props} state={state} />;
};

/** What a figure was counted from, with links to the tools. */
export const DoraRows = ({ kind, onChange, ...props }: DoraRowsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const title = t('dora.rowsTitle', {
    metric: t(`dora.metric.${props.metric}`),
  });
  return (
    <Stack component="section" gap={1}>
      <SectionTitle>{title}</SectionTitle>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={kind}
        aria-label={title}
        onChange={(_, next) => next && onChange(next)}
      >
        {ROW_KINDS.map(each => (
          <ToggleButton key={each} value={each}>
            {t(`dora.rows.${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Rows kind={kind} {...props} title={t(`dora.rows.${kind}`)} />
    </Stack>
  );
};
