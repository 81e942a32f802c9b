import { DragEvent, useRef, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { readFileText } from '@rosetta/plugin-rosetta-core-react/client';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { referentielTranslationRef } from '../translation';

export interface GivenFile {
  /** Nothing of a text that was pasted. */
  name?: string;
  text: string;
}

interface FileFieldProps {
  file: GivenFile;
  onChange(file: GivenFile): void;
}

const KILOBYTE = 1_000;
const BOX = {
  border: 1,
  borderStyle: 'dashed',
  borderRadius: 1,
  p: 2,
  display: 'flex',
  flexWrap: 'wrap',
  gap: 2,
  alignItems: 'center',
};

/** Where a file is dropped, or chosen. */
const DropBox = ({
  label,
  onTake,
}: {
  label: string;
  onTake(file?: File): void;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onTake(event.dataTransfer.files[0]);
  };
  return (
    <Box
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{ ...BOX, borderColor: isOver ? 'primary.main' : 'divider' }}
    >
      <Button variant="outlined" onClick={() => input.current?.click()}>
        {t('imports.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.json,text/csv,application/json"
        aria-label={t('imports.choose')}
        onChange={({ target }) => {
          onTake(target.files?.[0]);
          // Or a file that was corrected could not be chosen again.
          target.value = '';
        }}
      />
      <Typography color="text.secondary">{label}</Typography>
    </Box>
  );
};

/** A file that is dropped, chosen, or pasted as text. */
export const FileField = ({ file, onChange }: FileFieldProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { number } = useFormats();
  const take = async (chosen?: File) => {
    if (chosen)
      onChange({ name: chosen.name, text: await readFileText(chosen) });
  };
  const size = number(Math.ceil(file.text.length / KILOBYTE));
  const label = file.name
    ? t('imports.chosen', { name: file.name, size })
    : t('imports.drop');
  return (
    <Stack gap={1.5}>
      <DropBox label={label} onTake={take} />
      {!file.name && (
        <TextField
          label={t('imports.paste')}
          value={file.text}
          multiline
          minRows={3}
          maxRows={8}
          onChange={({ target }) => onChange({ text: target.value })}
          inputProps={{ spellCheck: false, style: { fontFamily: 'monospace' } }}
        />
      )}
    </Stack>
  );
};
