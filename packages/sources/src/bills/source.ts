import { defineSource } from '../defineSource';
import { BillsConfig } from './config';
import { createBillsClient } from './createBillsClient';
import { focusDataset } from './focus';
import { ingestBills } from './ingest';

/** Bills of cloud providers and vendors, from where they are delivered to or imported from files. */
export const bills = defineSource({
  name: 'bills',
  title: 'FOCUS',
  domain: 'finops',
  pivotTypes: ['focus:resource', 'focus:tag', 'focus:subaccount'],
  datasets: [focusDataset],
  config: BillsConfig,
  client: createBillsClient,
  land: ingestBills,
});
