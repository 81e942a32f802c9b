import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfigSchema } from '@backstage/config-loader';
import { configSchemaOf } from './configSchema';

const FILE = resolve(__dirname, '../config.schema.json');

const text = () => `${JSON.stringify(configSchemaOf(), null, 2)}\n`;

/** `WRITE_CONFIG_SCHEMA=1` brings the file up to date after a source was added. */
if (process.env.WRITE_CONFIG_SCHEMA) writeFileSync(FILE, text());

it('is what config.schema.json holds (WRITE_CONFIG_SCHEMA=1 writes it)', () => {
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(text()));
});

it('keeps every secret from the browser and from logs', async () => {
  const schema = await loadConfigSchema({
    serialized: {
      backstageConfigSchemaVersion: 1,
      schemas: [
        { value: configSchemaOf() as {}, path: FILE, packageName: 'sources' },
      ],
    },
  });
  const data = {
    rosetta: {
      sources: {
        gitlab: { baseUrl: 'https://gitlab.example.com', token: 'x' },
        bills: {
          locations: {
            aws: {
              layout: 'aws-data-exports',
              s3: { bucket: 'acme', accessKeyId: 'y', secretAccessKey: 'z' },
            },
          },
        },
        consumption: {
          apis: {
            logs: { url: 'https://logs.example.com', token: 't' },
            disks: {
              url: 'https://disks.example.com',
              header: { name: 'X-Api-Key', value: 'k' },
            },
          },
        },
      },
    },
  };
  const visible = (visibility: 'frontend' | 'backend' | 'secret') =>
    schema.process([{ data, context: 'test' }], { visibility: [visibility] });
  expect(visible('frontend')).toEqual([{ data: {}, context: 'test' }]);
  expect(visible('backend')[0].data).toEqual({
    rosetta: {
      sources: {
        gitlab: { baseUrl: 'https://gitlab.example.com' },
        bills: {
          locations: {
            aws: { layout: 'aws-data-exports', s3: { bucket: 'acme' } },
          },
        },
        consumption: {
          apis: {
            logs: { url: 'https://logs.example.com' },
            disks: {
              url: 'https://disks.example.com',
              header: { name: 'X-Api-Key' },
            },
          },
        },
      },
    },
  });
  expect(visible('secret')[0].data).toEqual({
    rosetta: {
      sources: {
        gitlab: { token: 'x' },
        bills: {
          locations: {
            aws: { s3: { accessKeyId: 'y', secretAccessKey: 'z' } },
          },
        },
        consumption: {
          apis: { logs: { token: 't' }, disks: { header: { value: 'k' } } },
        },
      },
    },
  });
});
