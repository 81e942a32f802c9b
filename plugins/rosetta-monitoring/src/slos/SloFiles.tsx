import Button from '@mui/material/Button';
import DownloadIcon from '@mui/icons-material/Download';
import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { getSloOpenSlo, getSloPrometheus } from '@rosetta/contracts/monitoring';
import { saveBlob } from '@rosetta/plugin-rosetta-core-react/client';
import { useRouteClient } from '@rosetta/plugin-rosetta-core-react/data';
import { monitoringTranslationRef } from '../translation';

const FILES = {
  openSlo: { route: getSloOpenSlo, ending: 'openslo.yaml' },
  prometheus: { route: getSloPrometheus, ending: 'rules.yaml' },
};

/** The objective as a file, for a repository or for Prometheus; a failure is shown. */
export const SloFiles = ({ slo }: { slo: string }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const client = useRouteClient();
  const toasts = useApi(toastApiRef);
  const save = async (file: keyof typeof FILES) => {
    const { route, ending } = FILES[file];
    try {
      const { yaml } = await client.call(route, { params: { id: slo } });
      saveBlob(new Blob([yaml], { type: 'application/yaml' }), `${slo}.${ending}`); // prettier-ignore
    } catch (error) {
      toasts.post({
        title: t('slos.downloadFailed'),
        description: (error as Error).message,
        status: 'danger',
      });
    }
  };
  return (
    <>
      {(['openSlo', 'prometheus'] as const).map(file => (
        <Button
          key={file}
          size="small"
          startIcon={<DownloadIcon />}
          onClick={() => save(file)}
        >
          {t(`slos.${file}`)}
        </Button>
      ))}
    </>
  );
};
