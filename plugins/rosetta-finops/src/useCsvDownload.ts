import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { RouteInput } from '@rosetta/contracts';
import {
  exportFocus,
  listCostLines,
  listCosts,
  listRestatements,
  listUnallocated,
} from '@rosetta/contracts/finops';
import { saveBlob } from '@rosetta/plugin-rosetta-core-react/client';
import { useRouteClient } from '@rosetta/plugin-rosetta-core-react/data';
import { finopsTranslationRef } from './translation';

/** Downloads what the server writes, with all digits; a failure is shown, not swallowed. */
export const useCsvDownload = <
  R extends
    | typeof exportFocus
    | typeof listCosts
    | typeof listCostLines
    | typeof listRestatements
    | typeof listUnallocated,
>(
  route: R,
  input: RouteInput<R>,
  fileName: string,
) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const client = useRouteClient();
  const toasts = useApi(toastApiRef);
  return () => {
    client.fetchCsv(route, input).then(
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
