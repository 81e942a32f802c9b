import { ClientOptions } from '../defineSource';
import { BillsConfig, LocationConfig } from './config';
import { awsDataExports } from './layouts/awsDataExports';
import { azureExports } from './layouts/azureExports';
import { plainFiles } from './layouts/plainFiles';
import { Delivery, Layout } from './layouts/types';
import { FolderStorage } from './storage/FolderStorage';
import { S3Storage } from './storage/S3Storage';
import { BillStorage } from './storage/types';

/** A place that bills are delivered to. */
export interface BillLocation {
  name: string;
  storage: BillStorage;
  /** Whether a delivery replaces what was there of its accounts and months. */
  replace: boolean;
  /** What lies there, the oldest first. */
  deliveries(signal: AbortSignal): Promise<Delivery[]>;
}

export interface BillsClient {
  readonly locations: readonly BillLocation[];
  close(): Promise<void>;
}

const LAYOUTS: Record<LocationConfig['layout'], Layout> = {
  files: plainFiles,
  'aws-data-exports': awsDataExports,
  'azure-exports': azureExports,
};

const createLocation = (
  name: string,
  { layout, deliveries, folder, s3 }: LocationConfig,
  { timeoutMs }: ClientOptions,
): BillLocation => {
  const storage = s3
    ? new S3Storage(name, s3, { timeoutMs })
    : new FolderStorage(name, folder!);
  return {
    name,
    storage,
    replace: deliveries !== 'append',
    async deliveries(signal) {
      const found = LAYOUTS[layout](storage, await storage.list(signal));
      return found.toSorted(
        (a, b) => Number(a.modifiedAt) - Number(b.modifiedAt),
      );
    },
  };
};

/** Reads the places that bills are delivered to. */
export const createBillsClient = (
  config: BillsConfig,
  options: ClientOptions = {},
): BillsClient => {
  const locations = Object.entries(config.locations).map(([name, location]) =>
    createLocation(name, location, options),
  );
  return {
    locations,
    async close() {
      await Promise.all(locations.map(({ storage }) => storage.close()));
    },
  };
};
