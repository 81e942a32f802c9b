import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { RouteInput } from '@rosetta/contracts';
import { AnyRoute, saveBlob } from '../client';
import { useRouteClient } from '../data';
import { coreReactTranslationRef } from '../translation';

/** Loaded when somebody wants it: few do. */
const toExcel = async (csv: Blob): Promise<Blob> => {
  const [{ default: writeExcelFile }, { toSheets }] = await Promise.all([
    import('write-excel-file/browser'),
    import('./toSheets'),
  ]);
  return writeExcelFile(toSheets(await csv.text())).toBlob();
};

/**
 * Downloads what the server writes, with all digits, as it is or as a workbook; a failure is shown,
 * not swallowed.
 * @param route - one that answers a CSV file too
 */
export const useDownload = <R extends AnyRoute>(
  route: R,
  input: RouteInput<R>,
  name: string,
) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
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
            title: t('table.exportFailed'),
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
