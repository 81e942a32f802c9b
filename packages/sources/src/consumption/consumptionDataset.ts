import { csvDataset } from '@rosetta/raw-store';
import { CONSUMPTION_COLUMNS, validateQuantity } from './validateQuantity';

/** How much of a product each application consumed in a month. A replacing file stands for its metrics. */
export const consumptionDataset = csvDataset({
  name: 'consumption',
  description: `CSV ${CONSUMPTION_COLUMNS.join(',')}, plain or gzip`,
  requiredColumns: CONSUMPTION_COLUMNS,
  validate: validateQuantity,
});
