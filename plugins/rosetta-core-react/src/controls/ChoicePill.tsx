import { useId, useState } from 'react';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { ChoiceProps } from './Choice';
import { Pill, PillFace, usePillLabel } from './Pill';

type ChoicePillProps<T extends string> = Omit<ChoiceProps<T>, 'width'>;

/** One value of a few, or none: a choice that takes no more room than what is chosen. */
export const ChoicePill = <T extends string>(props: ChoicePillProps<T>) => {
  const { label, value, options, all, onChange } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const labelOf = usePillLabel();
  const known = options.find(option => option.value === value);
  const shown = { name: label, value: known?.label ?? value ?? all ?? '' };
  const choose = (chosen?: T) => {
    setAnchor(null);
    onChange(chosen);
  };
  const choices = [
    ...(all === undefined ? [] : [{ value: undefined, label: all }]),
    ...options,
  ];
  return (
    <>
      <Pill
        aria-label={labelOf(shown)}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        aria-controls={anchor ? id : undefined}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <PillFace {...shown} />
      </Pill>
      <Menu
        id={id}
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        MenuListProps={{ dense: true, 'aria-label': label }}
      >
        {choices.map(choice => (
          <MenuItem
            key={choice.value ?? ''}
            role="menuitemradio"
            aria-checked={choice.value === value}
            selected={choice.value === value}
            onClick={() => choose(choice.value)}
          >
            {choice.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
