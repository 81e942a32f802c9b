import { OpenedFile, RawDataset, jsonDataset } from '@rosetta/raw-store';
import { consumptionDataset } from './consumptionDataset';
import { CONSUMPTION_COLUMNS, validateQuantity } from './validateQuantity';

const { name, description } = consumptionDataset;

/** Numbers as they are written, and nothing where a file has nothing: the same quantity is the same record. */
const cellOf = (value: unknown) => {
  if (typeof value === 'number' || typeof value === 'bigint') return `${value}`;
  return value === '' || value === 'NULL' ? null : value;
};

/** The columns of a record that an API answered, as a file has them; what is no record stays as it is. */
export const toRecord = (record: unknown): unknown => {
  if (typeof record !== 'object' || !record || Array.isArray(record))
    return record;
  const fields = record as Record<string, unknown>;
  return Object.fromEntries(
    CONSUMPTION_COLUMNS.flatMap(column => {
      const cell = cellOf(fields[column]);
      return cell === null || cell === undefined ? [] : [[column, cell]];
    }),
  );
};

/** Units are of a file, so what knows them is made once for each. */
const ofOneFile = () => {
  const validate = validateQuantity(CONSUMPTION_COLUMNS);
  return jsonDataset({
    name,
    description,
    validate(record) {
      const cells = CONSUMPTION_COLUMNS.map(column => record[column] ?? null);
      const odd = cells.findIndex(
        cell => cell !== null && typeof cell !== 'string',
      );
      if (odd >= 0) {
        const problem = `${CONSUMPTION_COLUMNS[odd]} must be a text or a number`;
        return { problem, value: null };
      }
      return validate(cells as (string | null)[]);
    },
  });
};

/** The dataset of consumption, from files of records as `toRecord` makes them. */
export const consumptionRecords: RawDataset = {
  name,
  description,
  open: (...given): Promise<OpenedFile> => ofOneFile().open(...given),
};
