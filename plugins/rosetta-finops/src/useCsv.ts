import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { saveBlob } from '@rosetta/plugin-rosetta-core-react/client';
import { FinopsApi, finopsApiRef } from './api/finopsApi';
import { finopsTranslationRef } from './translation';

/** Downloads what the server writes, with all digits; a failure is said, not swallowed. */
export const useCsv = (
  ask: (finops: FinopsApi) => Promise<Blob>,
  fileName: string,
) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const finops = useApi(finopsApiRef);
  const toasts = useApi(toastApiRef);
  return () => {
    ask(finops).then(
      file => saveBlob(file, fileName),
      (error: Error) =>
        toasts.post({
          title: t('export.failed'),
          description: error.message,
          status: 'danger',
        }),
    );
  };
};
