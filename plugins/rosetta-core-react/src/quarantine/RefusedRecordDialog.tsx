import { ReactNode, useId } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { Fact, Facts } from '../page';

interface RefusedRecordDialogProps {
  title: string;
  record: {
    problem: string;
    value: string | null;
    document: Readonly<Record<string, string>> | readonly (string | null)[];
  };
  closeLabel: string;
  onClose(): void;
  /** What became of it. */
  children?: ReactNode;
}

/** What a refused record says, field by field, and what is wrong with it. */
export const RefusedRecordDialog = (props: RefusedRecordDialogProps) => {
  const { title, record, closeLabel, onClose, children } = props;
  const { document, problem, value } = record;
  const heading = useId();
  const fields = Array.isArray(document)
    ? document.map((text, at) => [`${at + 1}`, text ?? ''] as const)
    : Object.entries(document);
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby={heading}
    >
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        <Typography gutterBottom>
          {problem}
          {value !== null && (
            <>
              : <code>{value}</code>
            </>
          )}
        </Typography>
        {children}
        <Facts minWidth={200}>
          {fields.map(([name, text]) => (
            <Fact key={name} name={name}>
              {text}
            </Fact>
          ))}
        </Facts>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{closeLabel}</Button>
      </DialogActions>
    </Dialog>
  );
};
