import { defineSource } from '../defineSource';
import { focusDataset } from './focus';

/** Bills of cloud providers and vendors, imported from files. */
export const bills = defineSource({
  name: 'bills',
  title: 'FOCUS',
  domain: 'finops',
  pivotTypes: ['focus:resource', 'focus:tag', 'focus:subaccount'],
  datasets: [focusDataset],
});
