import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { referentielTranslationRef } from '../translation';
import { useProgress } from './useImportLead';

interface CompareProgressProps {
  /** What is done before lines are compared. */
  reading: string;
}

/** How far a comparison is that is under way. */
export const CompareProgress = ({ reading }: CompareProgressProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const progress = useProgress(true);
  const words = progress
    ? t('imports.comparing', {
        done: `${progress.rowsDone}`,
        rows: `${progress.rows}`,
      })
    : reading;
  const percent = progress?.rows
    ? (100 * progress.rowsDone) / progress.rows
    : undefined;
  return (
    <Box role="status">
      <Typography variant="body2">{words}</Typography>
      <LinearProgress
        aria-label={words}
        variant={percent === undefined ? 'indeterminate' : 'determinate'}
        value={percent}
      />
    </Box>
  );
};
