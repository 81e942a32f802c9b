import { DatasetSummary, RawDataset, RawStore } from '@rosetta/raw-store';

const number = new Intl.NumberFormat('en');

const nothingOf = (dataset: string): DatasetSummary => ({
  dataset,
  records: 0,
  superseded: 0,
  quarantined: 0,
  first: null,
  last: null,
  lastImport: null,
});

/** What there is of each dataset, those that nothing was imported of included. */
export const listDatasets = async (
  store: RawStore,
  known: readonly RawDataset[],
): Promise<DatasetSummary[]> => {
  const found = await store.list();
  const empty = known
    .map(({ name }) => name)
    .filter(name => !found.some(({ dataset }) => dataset === name))
    .map(nothingOf);
  return [...found, ...empty].sort((a, b) => (a.dataset < b.dataset ? -1 : 1));
};

const lastImportOf = ({ lastImport }: DatasetSummary) => {
  if (!lastImport) return 'never';
  const { at, file, files, counts } = lastImport;
  const name = files > 1 ? `${file} and ${files - 1} before it` : file;
  return (
    `${at.slice(0, 16).replace('T', ' ')} UTC ${name}: ` +
    `${number.format(counts.landed)} landed, ` +
    `${number.format(counts.already)} already there, ` +
    `${number.format(counts.rejected)} rejected`
  );
};

const COLUMNS: [string, (row: DatasetSummary) => string, 'left' | 'right'][] = [
  ['dataset', row => row.dataset, 'left'],
  ['records', row => number.format(row.records), 'right'],
  ['superseded', row => number.format(row.superseded), 'right'],
  ['quarantined', row => number.format(row.quarantined), 'right'],
  ['first', row => row.first ?? '-', 'left'],
  ['last', row => row.last ?? '-', 'left'],
  ['last import', lastImportOf, 'left'],
];

/** For people: a line per dataset. */
export const formatDatasets = (datasets: readonly DatasetSummary[]): string => {
  const cells = COLUMNS.map(([title, of]) => [title, ...datasets.map(of)]);
  const widths = cells.map(column =>
    Math.max(...column.map(({ length }) => length)),
  );
  const line = (row: number) =>
    COLUMNS.map(([, , side], column) =>
      side === 'left'
        ? cells[column][row].padEnd(widths[column])
        : cells[column][row].padStart(widths[column]),
    )
      .join('  ')
      .trimEnd();
  return [0, ...datasets.map((_, index) => index + 1)].map(line).join('\n');
};
