import { ReactNode, useState } from 'react';
import Button, { ButtonProps } from '@mui/material/Button';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';

interface DialogButtonProps extends Pick<ButtonProps, 'variant' | 'size'> {
  label: string;
  /** What it is called beyond its label, where several look alike. */
  name?: string;
  dialog(close: () => void): ReactNode;
}

/** Opens a form that makes a change request, for those who may make one. */
export const DialogButton = ({ label, name, dialog, ...button }: DialogButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  const may = useMay('ref.changes.write');
  if (!may) return null;
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-label={name}
        {...button}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {isOpen && dialog(() => setOpen(false))}
    </>
  );
}; // prettier-ignore
