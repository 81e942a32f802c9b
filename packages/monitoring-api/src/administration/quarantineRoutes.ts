import { ServiceUnavailableError } from '@backstage/errors';
import { monitoring } from '@rosetta/contracts/domains';
import {
  listRefusedGroups,
  listRefusedRecords,
} from '@rosetta/contracts/monitoring';
import { fieldsOf, RawStore, whileAnswers } from '@rosetta/raw-store';
import { InvalidInputError, Serve } from '@rosetta/service-kit';
import { datasetsOf, sourcesOf } from '@rosetta/sources';

const DATASETS = datasetsOf(sourcesOf(monitoring.name)).map(({ name }) => name);

const assertDataset = (dataset: string) => {
  if (DATASETS.includes(dataset)) return;
  const message = `no dataset of monitoring; there is ${DATASETS.join(', ')}`;
  throw new InvalidInputError([
    { in: 'query', path: ['dataset'], code: 'unknown', message },
  ]);
};

/** Serves what could not be used of what sources said. */
export const serveQuarantine = (serve: Serve, raw: RawStore | undefined) => {
  const read = <T>(use: (store: RawStore) => Promise<T>): Promise<T> => {
    if (!raw)
      throw new ServiceUnavailableError(
        'No raw store is configured for this service: set rosetta.rawStore',
      );
    return whileAnswers(raw, () => use(raw));
  };

  serve(listRefusedRecords, async ({ query: { dataset, ...page } }) => {
    assertDataset(dataset);
    return read(async store => {
      const found = await store.quarantine(dataset, page);
      return {
        ...found,
        items: found.items.map(({ reason: _, document, ...record }) => ({
          ...{ dataset, ...record },
          document: fieldsOf(document),
        })),
      };
    });
  });

  serve(listRefusedGroups, async ({ query: { dataset } }) => {
    if (dataset !== undefined) assertDataset(dataset);
    const wanted = dataset === undefined ? DATASETS : [dataset];
    return read(async store => {
      const groups = await Promise.all(
        wanted.map(async each =>
          (
            await store.quarantineGroups(each)
          ).map(group => ({
            dataset: each,
            ...group,
          })),
        ),
      );
      return { items: groups.flat().sort((a, b) => b.records - a.records) };
    });
  });
};
