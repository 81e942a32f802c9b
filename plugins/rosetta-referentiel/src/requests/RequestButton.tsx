import { Suspense, lazy, useState } from 'react';
import Button from '@mui/material/Button';

const RequestDialog = lazy(() =>
  import('./RequestDialog').then(m => ({ default: m.RequestDialog })),
);

interface RequestButtonProps {
  /** Of the change request. */
  id: string;
  label: string;
}

/** Opens a change request. */
export const RequestButton = ({ id, label }: RequestButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RequestDialog id={id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};
