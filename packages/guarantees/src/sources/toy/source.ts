import { defineSource, HttpSourceConfig } from '@rosetta/sources';
import { createToyClient } from './client';
import { toyReleases } from './dataset';
import { landToy } from './land';
import { ToyWatch } from './ToyWatch';

/** A source as small as they come: everything of it is in this folder. */
export const toy = defineSource({
  name: 'toy',
  title: 'Toy',
  domain: 'monitoring',
  pivotTypes: ['argocd:app'],
  datasets: [toyReleases],
  config: HttpSourceConfig,
  client: (config, options) => createToyClient({ ...config, ...options }),
  land: landToy,
  watch: ({ client, state }) => new ToyWatch(client, state),
  simulator: 'toy',
});
