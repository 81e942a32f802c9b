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

type Exported =
  | typeof exportFocus
  | typeof listCosts
  | typeof listCostLines
  | typeof listRestatements
  | typeof listUnallocated;

/** Loaded when somebody wants it: few do. */
const toExcel = async (csv: Blob): Promise<Blob> => {
  const [{ default: writeExcelFile }, { toSheets }] = await Promise.all([
    import('write-excel-file/browser'),
    import('./excel/toSheets'),
  ]);
  return writeExcelFile(toSheets(await csv.text())).toBlob();
};

/**
 * Downloads what the server writes, with all digits, as it is or as a workbook; a failure is shown,
 * not swallowed.
 */
export const useDownload = <R extends Exported>(
  route: R,
  input: RouteInput<R>,
  name: string,
) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const client = useRouteClient();
  const toasts = useApi(toastApiRef);
  const save = (convert: (csv: Blob) => Promise<Blob>, ending: string) => {
    client
      .fetchCsv(route, input)
      .then(convert)
      .then(
        file => saveBlob(file, `${name}.${ending}`),
        (error: Error) =>
          toasts.post({
            title: t('export.failed'),
            description: error.message,
            status: 'danger',
          }),
      );
  };
  return {
    csv: () => save(async csv => csv, 'csv'),
    excel: () => save(toExcel, 'xlsx'),
  };
};
