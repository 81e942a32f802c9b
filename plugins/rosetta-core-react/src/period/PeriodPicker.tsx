import Divider from '@mui/material/Divider';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { addMonths } from '@rosetta/contracts/values';
import { Choice, PillPopover } from '../controls';
import { useFormats } from '../format';
import { coreReactTranslationRef } from '../translation';
import { monthRangeLabel } from './monthRangeLabel';
import {
  MonthRange,
  PERIOD_PRESETS,
  PeriodPreset,
  presetRange,
  withLastMonth,
  withStart,
} from './presets';

export interface PeriodPickerProps {
  range: MonthRange;
  /** Set where the range follows the calendar; otherwise it stays where it is. */
  preset?: PeriodPreset;
  /** What can be chosen, newest first. */
  months: readonly string[];
  /** The newest month that has figures. */
  latest?: string;
  onPreset(preset: PeriodPreset): void;
  onRange(range: MonthRange): void;
}

const Presets = (props: PeriodPickerProps & { onDone(): void }) => {
  const { preset, latest, onPreset, onDone } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const formats = useFormats();
  return (
    <MenuList dense aria-label={t('period.title')} sx={{ mx: -2, mt: -1 }}>
      {PERIOD_PRESETS.map(each => (
        <MenuItem
          key={each}
          role="menuitemradio"
          aria-checked={each === preset}
          selected={each === preset}
          onClick={() => {
            onPreset(each);
            onDone();
          }}
        >
          <ListItemText
            primary={t(`period.${each}`)}
            secondary={monthRangeLabel(presetRange(each, latest), formats)}
          />
        </MenuItem>
      ))}
    </MenuList>
  );
};

const CustomMonths = ({ range, months, onRange }: PeriodPickerProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { month } = useFormats();
  const options = months.map(value => ({
    value,
    label: month(value, 'short'),
  }));
  return (
    <>
      <Typography variant="body2" color="text.secondary" mt={1.5} mb={1.5}>
        {t('period.custom')}
      </Typography>
      <Stack direction="row" gap={1.5}>
        <Choice
          label={t('period.from')}
          value={range.from}
          options={options}
          onChange={from => from && onRange(withStart(range, from))}
        />
        <Choice
          label={t('period.to')}
          value={addMonths(range.to, -1)}
          options={options}
          onChange={last => last && onRange(withLastMonth(range, last))}
        />
      </Stack>
    </>
  );
};

/** The months a page is about: a preset that follows the calendar, or months of one's own. */
export const PeriodPicker = (props: PeriodPickerProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const label = monthRangeLabel(props.range, useFormats());
  return (
    <PillPopover
      name={t('period.title')}
      value={label}
      detail={props.preset && t(`period.${props.preset}`)}
    >
      {onDone => (
        <>
          <Presets {...props} onDone={onDone} />
          <Divider sx={{ mx: -2 }} />
          <CustomMonths {...props} />
        </>
      )}
    </PillPopover>
  );
};
