import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LocationConfig } from '../config';
import { S3Server } from './s3Server';

/** Where a test delivers bills to. */
export interface TestPlace {
  /** How it is configured. */
  place: Pick<LocationConfig, 'folder' | 's3'>;
  /** Waits until what is written is later than all before it. */
  tick(): Promise<void>;
  put(key: string, content: string | Buffer): Promise<void>;
  remove(key: string): Promise<void>;
  close(): Promise<void>;
}

export const openFolder = async (): Promise<TestPlace> => {
  const folder = await mkdtemp(join(tmpdir(), 'bills-'));
  let puts = 0;
  return {
    place: { folder },
    async tick() {},
    async put(key, content) {
      const path = join(folder, key);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      puts += 1;
      const at = new Date(Date.UTC(2024, 9, 1, 0, 0, 0, puts));
      await utimes(path, at, at);
    },
    remove: key => rm(join(folder, key)),
    close: () => rm(folder, { recursive: true }),
  };
};

export const openBucket = async (server: S3Server): Promise<TestPlace> => {
  const bucket = await server.createBucket();
  return {
    place: { s3: { ...server.access, bucket, prefix: 'exports/focus' } },
    // Listings have whole seconds.
    tick: () => delay(1_100),
    put: (key, content) => server.put(bucket, `exports/focus/${key}`, content),
    remove: key => server.remove(bucket, `exports/focus/${key}`),
    close: async () => {},
  };
};
