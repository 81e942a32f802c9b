import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeServers, serve } from '../../__testUtils__/servers';
import {
  hasS3Server,
  S3Server,
  startS3Server,
} from '../__testUtils__/s3Server';
import { S3Storage, S3StorageOptions } from './S3Storage';
import { StoredObject } from './types';

jest.setTimeout(60_000);

const { signal } = new AbortController();
const KEYS = { accessKeyId: 'id', secretAccessKey: 'secret' };

let server: S3Server;
let folder: string;
const open: S3Storage[] = [];
beforeAll(async () => {
  if (hasS3Server) server = await startS3Server();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's3-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(storage => storage.close()));
  await closeServers();
  await rm(folder, { recursive: true });
});
afterAll(() => server?.close());

const storageOf = (
  bucket: { bucket: string; prefix?: string; endpoint?: string },
  options: S3StorageOptions = {},
) => {
  const config = {
    prefix: '',
    ...(server?.access ?? { region: 'us-east-1' }),
    ...bucket,
  };
  const storage = new S3Storage('acme', config, options);
  open.push(storage);
  return storage;
};

const describeServer = hasS3Server ? describe : describe.skip;

describeServer('S3Storage', () => {
  it('lists all pages of a folder, and no other folder', async () => {
    const bucket = await server.createBucket();
    for (const key of ['bills/1.csv', 'bills/2/3.csv', 'bills/2/4.csv', 'bills/5.csv', 'bills/6.csv', 'bills-old/7.csv']) // prettier-ignore
      await server.put(bucket, key, key);
    const storage = storageOf({ bucket, prefix: '/bills' }, { pageSize: 2 });
    const objects = await storage.list(signal);
    expect(objects.map(({ key }) => key)).toEqual([
      '1.csv',
      '2/3.csv',
      '2/4.csv',
      '5.csv',
      '6.csv',
    ]);
    expect(objects[1]).toMatchObject({ size: 13, etag: expect.any(String) });
    expect(await storage.readText(objects[1], signal)).toBe('bills/2/3.csv');
    const path = await storage.fetch(objects[2], folder, signal);
    expect(await readFile(path, 'utf8')).toBe('bills/2/4.csv');
  });

  it('reads only the content that was listed', async () => {
    const bucket = await server.createBucket();
    await server.put(bucket, 'a.csv', 'first');
    await server.put(bucket, 'b.csv', 'first');
    const storage = storageOf({ bucket });
    const [a, b] = await storage.list(signal);
    await server.put(bucket, 'a.csv', 'other');
    await server.remove(bucket, 'b.csv');
    await expect(storage.readText(a, signal)).rejects.toMatchObject({
      name: 'InputError',
      message:
        'a.csv was changed while it was read (412); the next run reads it',
    });
    await expect(storage.readText(b, signal)).rejects.toMatchObject({
      name: 'InputError',
      message: 'b.csv is no longer there (404)',
    });
  });

  it('names a bucket that is not there', async () => {
    await expect(storageOf({ bucket: 'nobodys' }).list(signal)).rejects.toThrow(
      'location acme (bucket nobodys) is not there (404)',
    );
  });

  it('names keys that are refused, without the secret', async () => {
    const bucket = await server.createBucket();
    await server.setKeysKnown(false);
    const error = await storageOf({ bucket })
      .list(signal)
      .catch(each => each)
      .finally(() => server.setKeysKnown(true));
    expect(error).toMatchObject({
      name: 'LocationRefusedError',
      message: expect.stringMatching(
        /answered 403, InvalidAccessKeyId.*; check the keys/,
      ),
    });
    expect(JSON.stringify(error) + error.stack).not.toContain('a-secret');
  });
});

describe('S3Storage at a server that fails', () => {
  const failing = async (listener: RequestListener) =>
    storageOf(
      { bucket: 'acme', endpoint: await serve(listener), ...KEYS },
      { timeoutMs: 500 },
    );
  const BILL: StoredObject = {
    key: 'bill.csv',
    size: 10,
    modifiedAt: new Date(0),
    etag: '"e"',
  };

  it('says that nothing answers', async () => {
    const storage = storageOf({ bucket: 'acme', endpoint: 'http://127.0.0.1:9' }); // prettier-ignore
    await expect(storage.list(signal)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/does not answer: .*ECONNREFUSED/),
    });
  });

  it('says so when it answers 503 each time', async () => {
    let requests = 0;
    const storage = await failing((_req, res) => {
      requests += 1;
      res.writeHead(503).end();
    });
    await expect(storage.list(signal)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('answered 503'),
    });
    expect(requests).toBe(3);
  });

  it('waits no longer than it may for an answer', async () => {
    const storage = await failing(() => {});
    const began = performance.now();
    await expect(storage.list(signal)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('refuses a listing that is not one', async () => {
    const storage = await failing((_req, res) => res.end('<html>sign in</html>')); // prettier-ignore
    await expect(storage.list(signal)).rejects.toThrow(
      'answered with what is not a listing',
    );
  });

  const breakingOff = (times: number, end: 'cut' | 'silent') => {
    let requests = 0;
    return failing((_req, res) => {
      requests += 1;
      res.writeHead(200, { 'content-length': '10', etag: '"e"' });
      if (requests > times) return res.end('0123456789');
      res.write('01234');
      return end === 'cut' && setTimeout(() => res.destroy(), 50);
    });
  };

  it.each(['cut', 'silent'] as const)(
    'reads a content anew that was %s in the middle',
    async end => {
      const storage = await breakingOff(2, end);
      const path = await storage.fetch(BILL, folder, signal);
      expect(await readFile(path, 'utf8')).toBe('0123456789');
    },
  );

  it('gives up a content that breaks off each time', async () => {
    const storage = await breakingOff(9, 'cut');
    await expect(storage.fetch(BILL, folder, signal)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/the content of bill.csv breaks off/),
    });
  });

  it('stops when it is told to', async () => {
    const storage = await breakingOff(9, 'silent');
    const controller = new AbortController();
    const called = storage.fetch(BILL, folder, controller.signal);
    setTimeout(() => controller.abort(new Error('called off')), 100);
    await expect(called).rejects.toThrow('called off');
  });

  it('names an object that may not be read, and goes on with others', async () => {
    const storage = await failing((_req, res) =>
      res
        .writeHead(403, { 'content-type': 'application/xml' })
        .end('<Error><Code>AccessDenied</Code></Error>'),
    );
    await expect(storage.fetch(BILL, folder, signal)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('bill.csv may not be read (403)'),
    });
  });
});
