import { useRef, useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import DownloadIcon from '@mui/icons-material/Download';
import RetryIcon from '@mui/icons-material/Replay';
import UploadIcon from '@mui/icons-material/Upload';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { downloadQuarantine } from '@rosetta/contracts/finops';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { finopsTranslationRef } from '../translation';
import { QuarantineView, filterOf } from './quarantineView';
import { readUtf8 } from './readUtf8';
import { RelandDialog, ToReland } from './RelandDialog';

/** A button that takes a file of text, and says what is wrong with one that is none. */
const UploadButton = ({
  onText,
}: {
  onText(content: string, name: string): void;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const [unreadable, setUnreadable] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const upload = async (file: File | undefined) => {
    if (!file) return;
    const content = await readUtf8(file);
    setUnreadable(content === undefined ? file.name : undefined);
    if (content !== undefined) onText(content, file.name);
    // The same file, mended once more, is another choice.
    input.current!.value = '';
  };
  return (
    <>
      <Button
        variant="contained"
        startIcon={<UploadIcon />}
        onClick={() => input.current!.click()}
      >
        {t('quarantine.upload')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={t('quarantine.upload')}
        onChange={({ target }) => upload(target.files?.[0])}
      />
      {unreadable && (
        <Alert
          severity="error"
          sx={{ width: '100%' }}
          onClose={() => setUnreadable(undefined)}
        >
          {t('quarantine.notUtf8', { name: unreadable })}
        </Alert>
      )}
    </>
  );
};

/** Takes the chosen records to be mended, and lands them again. */
export const RelandActions = ({ view }: { view: QuarantineView }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const mayReland = useMay('finops.quarantine.write');
  const [toReland, setToReland] = useState<ToReland>();
  const filter = filterOf(view);
  const { dataset } = filter;
  const download = useDownload(
    downloadQuarantine,
    { query: filter },
    `${dataset}-quarantine`,
  );
  return (
    <Stack direction="row" flexWrap="wrap" gap={1}>
      <Button startIcon={<DownloadIcon />} onClick={download.csv}>
        {t('quarantine.download')}
      </Button>
      {mayReland && (
        <>
          <Button
            startIcon={<RetryIcon />}
            onClick={() => setToReland({ body: filter })}
          >
            {t('quarantine.retry')}
          </Button>
          <UploadButton
            onText={(content, name) =>
              setToReland({ name, body: { dataset, content } })
            }
          />
        </>
      )}
      {toReland && (
        <RelandDialog
          toReland={toReland}
          onClose={() => setToReland(undefined)}
        />
      )}
    </Stack>
  );
};
