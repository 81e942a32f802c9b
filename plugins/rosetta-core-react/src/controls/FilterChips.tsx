import { useState } from 'react';
import Autocomplete from '@mui/material/Autocomplete';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import TextField from '@mui/material/TextField';
import AddIcon from '@mui/icons-material/Add';
import CancelIcon from '@mui/icons-material/Cancel';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../format';
import { coreReactTranslationRef } from '../translation';
import { PillPopover } from './PillPopover';
import { useFirstInput } from './useFirstInput';

/** What a list can be narrowed by. */
export interface Filter {
  key: string;
  label: string;
  value?: string;
  options: readonly { value: string; label: string }[];
  onChange(value?: string): void;
}

interface FilterChipsProps {
  filters: readonly Filter[];
}

/** The values are listed on the popover itself, not on one more above it. */
const IN_PLACE = {
  position: 'static !important',
  transform: 'none !important',
};

const labelOf = ({ value, options }: Filter) =>
  options.find(option => option.value === value)?.label ?? value;

const SetFilter = ({ filter }: { filter: Filter }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { named } = useFormats();
  const what = named(filter.label, labelOf(filter) ?? '');
  return (
    <Chip
      label={what}
      // Backstage's chips have a margin that would lift it out of the row.
      sx={{ m: 0, maxWidth: 320, height: 32 }}
      onDelete={() => filter.onChange(undefined)}
      deleteIcon={<CancelIcon titleAccess={t('filter.remove', { what })} />}
    />
  );
};

const Values = ({ filter, onDone }: { filter: Filter; onDone(): void }) => {
  const container = useFirstInput<HTMLDivElement>();
  return (
    <div ref={container}>
      <Autocomplete
        open
        disablePortal
        options={filter.options}
        getOptionKey={({ value }) => value}
        onChange={(_, option) => {
          if (option) filter.onChange(option.value);
          onDone();
        }}
        slotProps={{
          popper: { sx: IN_PLACE },
          paper: { elevation: 0 },
        }}
        renderInput={params => (
          <TextField {...params} size="small" label={filter.label} />
        )}
      />
    </div>
  );
};

const AddFilter = ({ filters }: FilterChipsProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const [chosen, setChosen] = useState<string>();
  const filter = filters.find(({ key }) => key === chosen);
  const name = t('filter.add');
  const face = (
    <>
      <AddIcon fontSize="small" aria-hidden sx={{ ml: -0.5, mr: 0.5 }} />
      {name}
    </>
  );
  return (
    <PillPopover name={name} value="" face={face}>
      {close =>
        filter ? (
          <Values
            filter={filter}
            onDone={() => {
              setChosen(undefined);
              close();
            }}
          />
        ) : (
          <MenuList dense autoFocusItem aria-label={name} sx={{ m: -2 }}>
            {filters.map(({ key, label }) => (
              <MenuItem key={key} onClick={() => setChosen(key)}>
                {label}
              </MenuItem>
            ))}
          </MenuList>
        )
      }
    </PillPopover>
  );
};

/** What narrows the page, each with a way to take it off, and a way to narrow it further. */
export const FilterChips = ({ filters }: FilterChipsProps) => {
  const open = filters.filter(
    ({ value, options }) => value === undefined && options.length > 0,
  );
  return (
    <>
      {filters
        .filter(({ value }) => value !== undefined)
        .map(filter => (
          <SetFilter key={filter.key} filter={filter} />
        ))}
      {open.length > 0 && <AddFilter filters={open} />}
    </>
  );
};
