import {
  folderOf,
  groupBy,
  Layout,
  markOf,
  newestOf,
  sortByKey,
} from './types';

const BILL = /\.(csv|csv\.gz|parquet)$/i;
/** Such files and folders are of tools: `_SUCCESS`, `.tmp`. */
const HIDDEN = /(^|\/)[._]/;

/**
 * Files without a manifest: one that lies in the root is a delivery, and so are, together,
 * those that lie in the same folder.
 */
export const plainFiles: Layout = (_storage, objects) => {
  const bills = objects.filter(
    ({ key }) => BILL.test(key) && !HIDDEN.test(key),
  );
  const groups = groupBy(bills, ({ key }) =>
    folderOf(key) === '' ? key : folderOf(key),
  );
  return [...groups].map(([scope, files]) => ({
    scope,
    mark: markOf(files),
    modifiedAt: newestOf(files),
    files: async () => sortByKey(files),
  }));
};
