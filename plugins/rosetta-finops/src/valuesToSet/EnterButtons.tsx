import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsTranslationRef } from '../translation';
import { ImportedValues } from './useSaveValues';

interface EnterButtonsProps {
  values: ImportedValues;
  onEnter(): void;
  onImport(): void;
}

/** Values are entered in a form, or imported from a file. */
export const EnterButtons = (props: EnterButtonsProps) => {
  const { values, onEnter, onImport } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Stack direction="row" gap={1}>
      <Button variant="contained" onClick={onEnter}>
        {t(`${values}.enter`)}
      </Button>
      <Button variant="outlined" onClick={onImport}>
        {t(`${values}.import`)}
      </Button>
    </Stack>
  );
};
