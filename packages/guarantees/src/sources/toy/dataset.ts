import { jsonDataset } from '@rosetta/raw-store';
import { dayOf, validateWith } from '@rosetta/sources';
import { Release } from './client';

export const toyReleases = jsonDataset({
  name: 'toy.releases',
  description: 'JSON array of releases',
  validate: validateWith(Release, ({ id, releasedAt }) => ({
    period: dayOf(releasedAt),
    replaceKey: `${id}`,
  })),
});
