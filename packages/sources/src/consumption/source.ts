import { defineSource } from '../defineSource';
import { ConsumptionConfig } from './config';
import { consumptionDataset } from './consumptionDataset';
import { createConsumptionClient } from './createConsumptionClient';
import { ingestConsumption } from './ingest';

/** What applications consumed of products, by which rules split costs: from APIs, or from files. */
export const consumption = defineSource({
  name: 'consumption',
  title: 'Consumption',
  domain: 'finops',
  pivotTypes: [],
  datasets: [consumptionDataset],
  config: ConsumptionConfig,
  client: createConsumptionClient,
  land: ingestConsumption,
  simulator: 'consumption',
});
