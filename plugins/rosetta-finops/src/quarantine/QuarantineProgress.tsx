import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { QuarantineGroup } from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';

/** How many of the refused records have landed again. */
export const QuarantineProgress = ({
  groups,
}: {
  groups: readonly QuarantineGroup[];
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { number } = useFormats();
  const sum = (of: 'records' | 'settled') =>
    groups.reduce((all, group) => all + group[of], 0);
  const [records, settled] = [sum('records'), sum('settled')];
  const text = t('quarantine.progress', {
    settled: number(settled),
    records: number(records),
  });
  return (
    <Box>
      <Typography>{text}</Typography>
      <LinearProgress
        variant="determinate"
        value={(100 * settled) / records}
        aria-label={text}
        sx={{ maxWidth: 480, height: 8, borderRadius: 1 }}
      />
    </Box>
  );
};
