import { defineSource } from '../defineSource';
import { consumptionDataset } from './consumptionDataset';

/** What applications consumed of products, by which rules split costs; imported from files. */
export const consumption = defineSource({
  name: 'consumption',
  title: 'Consumption',
  domain: 'finops',
  pivotTypes: [],
  datasets: [consumptionDataset],
});
