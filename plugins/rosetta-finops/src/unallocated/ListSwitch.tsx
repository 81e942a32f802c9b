import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UNALLOCATED_BYS, UnallocatedBy } from '@rosetta/contracts/finops';
import { Hatch } from '@rosetta/plugin-rosetta-core-react/charts';
import { Money, useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';
import { Unallocated } from '../types';

interface ListSwitchProps {
  list: UnallocatedBy;
  /** Not there before it is known. */
  unallocated?: Unallocated;
  onChange(list: UnallocatedBy): void;
}

/** What the rows are, and what they add up to. */
export const ListSwitch = ({
  list,
  unallocated,
  onChange,
}: ListSwitchProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { number } = useFormats();
  return (
    <Stack direction="row" flexWrap="wrap" alignItems="center" gap={2}>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label={t('unallocated.by')}
        value={list}
        onChange={(_, chosen?: UnallocatedBy) => chosen && onChange(chosen)}
      >
        {UNALLOCATED_BYS.map(each => (
          <ToggleButton key={each} value={each} sx={{ textTransform: 'none' }}>
            {t(`unallocated.list.${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {unallocated && (
        <Typography variant="body2">
          <Hatch />{' '}
          <Money
            amount={unallocated.total.amount}
            currency={unallocated.currency}
          />{' '}
          {t('unallocated.inLines', {
            count: unallocated.total.lines,
            lines: number(unallocated.total.lines),
          })}
        </Typography>
      )}
    </Stack>
  );
};
