import { TestDatabases } from '@rosetta/test-kit/databases';
import { billOf, cutBill, gzipBillOf } from './__testUtils__/focusBills';
import { createIngestion } from './__testUtils__/ingestion';
import { openBucket, openFolder, TestPlace } from './__testUtils__/places';
import { hasS3Server, S3Server, startS3Server } from './__testUtils__/s3Server';
import { LocationConfig } from './config';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

let server: S3Server;
beforeAll(async () => {
  if (hasS3Server) server = await startS3Server();
});
afterAll(() => server?.close());

const PLACES: [string, () => Promise<TestPlace>][] = [
  ['a folder', openFolder],
  ...(hasS3Server
    ? [
        ['a bucket', () => openBucket(server)] as [
          string,
          () => Promise<TestPlace>,
        ],
      ]
    : []),
];

describe.each(PLACES)('bills that are delivered to %s', (_, open) => {
  let ingestion: Awaited<ReturnType<typeof createIngestion>>;
  let place: TestPlace;
  beforeEach(async () => {
    ingestion = await createIngestion(databases);
    place = await open();
  });
  afterEach(async () => {
    await ingestion.close();
    await place.close();
  });

  const land = (
    layout: LocationConfig['layout'],
    deliveries?: LocationConfig['deliveries'],
  ) => ingestion.land({ ...place.place, layout, deliveries });

  describe('as plain files', () => {
    it('are a delivery each in the root, and one together in a folder', async () => {
      await place.put('first.csv', billOf('1', '2'));
      await place.put('2024/09/part-1.csv', billOf('3', '3'));
      await place.put('2024/09/part-2.csv.gz', gzipBillOf('3', '4'));
      await place.put('2024/09/_SUCCESS', '');
      await place.put('readme.txt', 'not a bill');
      expect(await land('files', 'append')).toEqual({
        landed: { 'first.csv': 2, '2024/09/': 4 },
        refused: {},
      });
      expect(await ingestion.costs()).toEqual(['1', '2', '3', '3', '3', '4']);
      expect(await land('files', 'append')).toEqual({
        landed: {},
        refused: {},
      });
    });

    it('are kept apart whatever their paths are', async () => {
      const long = 'l'.repeat(200);
      await place.put(`x/${long}_y/bill.csv`, billOf('1'));
      await place.put(`x_${long}/y_bill.csv`, billOf('2'));
      await place.put(`x/${long}/y_bill.csv`, billOf('3'));
      await land('files', 'append');
      expect(await ingestion.costs()).toEqual(['1', '2', '3']);
    });

    it('add to what is there where deliveries append', async () => {
      await place.put('monday.csv', billOf('1'));
      await land('files', 'append');
      await place.put('tuesday.csv', billOf('2'));
      await place.put('monday.csv', billOf('1', '3'));
      expect(await land('files', 'append')).toMatchObject({
        landed: { 'monday.csv': 1, 'tuesday.csv': 1 },
      });
      expect(await ingestion.costs()).toEqual(['1', '2', '3']);
    });

    it('replace what is there where deliveries overwrite, the newest last', async () => {
      await place.put('z-old.csv', billOf('1', '2'));
      await place.tick();
      await place.put('a-new.csv', billOf('2', '3'));
      await land('files', 'overwrite');
      expect(await ingestion.costs()).toEqual(['2', '3']);
      await place.put('z-old.csv', billOf('3', '4'));
      await land('files', 'overwrite');
      expect(await ingestion.costs()).toEqual(['3', '4']);
    });

    it('are refused whole when a part is cut, and land when it is whole', async () => {
      await place.put('good.csv', billOf('1'));
      await place.put('2024-09/part-1.csv', billOf('2'));
      await place.put('2024-09/part-2.csv.gz', cutBill());
      const cut = {
        landed: { 'good.csv': 1 },
        refused: {
          '2024-09/': '2024-09/part-2.csv.gz: the gzip file is cut short',
        },
      };
      expect(await land('files', 'append')).toEqual(cut);
      expect(await land('files', 'append')).toEqual({ ...cut, landed: {} });
      expect(await ingestion.costs()).toEqual(['1']);
      await place.put('2024-09/part-2.csv.gz', gzipBillOf('3'));
      expect(await land('files', 'append')).toEqual({
        landed: { '2024-09/': 2 },
        refused: {},
      });
      expect(await ingestion.costs()).toEqual(['1', '2', '3']);
    });

    it('keep lines that cannot be used in quarantine', async () => {
      await place.put('bill.csv', billOf('1', 'free'));
      await land('files', 'append');
      expect(await ingestion.costs()).toEqual(['1']);
      expect(await ingestion.quarantined()).toBe(1);
    });
  });

  describe('by AWS Data Exports', () => {
    const month = 'BILLING_PERIOD=2024-09';
    const manifestOf = (...files: string[]) =>
      JSON.stringify({
        executionId: 'e',
        exportArn: 'arn:aws:bcm-data-exports:us-east-1:1:export/acme',
        columns: [],
        dataFiles: files.map(file => `s3://acme/exports/focus/acme/data/${file}`),
        additionalOutputFiles: [],
      }); // prettier-ignore

    it('land as the manifest of their month says, and are not doubled when they are overwritten', async () => {
      const manifest = `acme/metadata/${month}/acme-Manifest.json`;
      const [first, second] = [1, 2].map(part => `${month}/acme-0000${part}.csv.gz`);
      await place.put(`acme/data/${first}`, gzipBillOf('1', '2'));
      await place.put(`acme/data/${second}`, gzipBillOf('3'));
      await place.put(`acme/data/${month}/stray.csv.gz`, gzipBillOf('99'));
      await place.put(manifest, manifestOf(first, second));
      const scope = `acme/data/${month}/`;
      expect(await land('aws-data-exports')).toEqual({
        landed: { [scope]: 3 },
        refused: {},
      });
      await place.put(`acme/data/${first}`, gzipBillOf('1.5', '2', '3', '4'));
      await place.put(manifest, manifestOf(first));
      expect(await land('aws-data-exports')).toMatchObject({
        landed: { [scope]: 2 },
      });
      expect(await ingestion.costs()).toEqual(['1.5', '2', '3', '4']);
      expect(await land('aws-data-exports')).toEqual({ landed: {}, refused: {} });
    }); // prettier-ignore

    it('land in the newest of their executions only', async () => {
      const deliver = async (execution: string, ...costs: string[]) => {
        const file = `${month}/${execution}/acme-00001.csv`;
        await place.put(`acme/data/${file}`, billOf(...costs));
        await place.put(
          `acme/metadata/${month}/${execution}/acme-Manifest.json`,
          manifestOf(file),
        );
      };
      await deliver('2024-09-12T08:00:00.000Z-b', '1', '2');
      await deliver('2024-09-11T08:00:00.000Z-a', '1');
      await land('aws-data-exports');
      expect(await ingestion.costs()).toEqual(['1', '2']);
      await deliver('2024-09-13T08:00:00.000Z-c', '2', '3');
      await land('aws-data-exports');
      expect(await ingestion.costs()).toEqual(['2', '3']);
    });

    it.each([
      ['{"dataFiles": [', /acme-Manifest.json is not JSON/],
      ['{"dataFiles": "all"}', /not as documented, at dataFiles: must be/],
      [manifestOf(`${month}/gone.csv`), /names s3:.*gone.csv, which is not there/], // prettier-ignore
    ])('are refused when their manifest is %s', async (manifest, reason) => {
      await place.put(`acme/data/${month}/acme-00001.csv`, billOf('1'));
      await place.put(`acme/metadata/${month}/acme-Manifest.json`, manifest);
      const october = 'BILLING_PERIOD=2024-10';
      await place.put(`acme/data/${october}/acme-00001.csv`, billOf('2'));
      await place.put(
        `acme/metadata/${october}/acme-Manifest.json`,
        manifestOf(`${october}/acme-00001.csv`),
      );
      expect(await land('aws-data-exports')).toEqual({
        landed: { [`acme/data/${october}/`]: 1 },
        refused: { [`acme/data/${month}/`]: expect.stringMatching(reason) },
      });
      expect(await ingestion.costs()).toEqual(['2']);
    });
  });

  describe('by exports of Azure', () => {
    const month = 'root/acme/20240901-20240930';
    const deliver = async (
      run: string,
      submittedTime: string,
      parts: (string | Buffer)[],
      { cutBytes = 0 } = {},
    ) => {
      const blobs = [];
      for (const [at, content] of parts.entries()) {
        const blobName = `${month}/${run}/part_${at}_0001.csv`;
        await place.put(blobName, content);
        const byteCount = Buffer.byteLength(content) + cutBytes;
        blobs.push({ blobName, byteCount, dataRowCount: 1 });
      }
      const runInfo = { executionType: 'Scheduled', submittedTime, runId: run };
      const manifest = { manifestVersion: '2024-04-01', blobs, runInfo };
      await place.put(
        `${month}/${run}/manifest.json`,
        JSON.stringify(manifest),
      );
    };

    it('land in the newest of their runs only, whatever is copied last', async () => {
      await deliver('b', '2024-09-12T08:00:00.0000000Z', [billOf('1', '2'), billOf('2')]); // prettier-ignore
      await deliver('a', '2024-09-11T08:00:00.0000000Z', [billOf('1')]);
      expect(await land('azure-exports')).toEqual({
        landed: { [`${month}/`]: 3 },
        refused: {},
      });
      expect(await ingestion.costs()).toEqual(['1', '2', '2']);
      await deliver('c', '2024-09-13T08:00:00.0000000Z', [billOf('2'), billOf('3')]); // prettier-ignore
      await land('azure-exports');
      expect(await ingestion.costs()).toEqual(['2', '3']);
      expect(await land('azure-exports')).toEqual({ landed: {}, refused: {} });
    });

    it('are refused when a part is shorter than its manifest says', async () => {
      await deliver('a', '2024-09-11T08:00:00Z', [billOf('1')], {
        cutBytes: 9,
      });
      const { landed, refused } = await land('azure-exports');
      expect(landed).toEqual({});
      expect(refused[`${month}/`]).toMatch(
        /part_0_0001.csv has \d+ bytes, and its manifest says \d+: it was cut/,
      );
      expect(await ingestion.costs()).toEqual([]);
    });
  });
});
