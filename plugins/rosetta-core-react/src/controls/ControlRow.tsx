import { ReactNode } from 'react';
import Stack from '@mui/material/Stack';

interface ControlRowProps {
  /** What the controls are for, to those who don't see the row. */
  label: string;
  children: ReactNode;
}

/** The controls of a page, in one row as far as there is room. */
export const ControlRow = ({ label, children }: ControlRowProps) => (
  <Stack
    direction="row"
    flexWrap="wrap"
    gap={1.5}
    role="group"
    aria-label={label}
  >
    {children}
  </Stack>
);
