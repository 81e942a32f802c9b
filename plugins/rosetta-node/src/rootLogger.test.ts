import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ServiceFactoryTester,
  mockServices,
} from '@backstage/backend-test-utils';
import { CONFIG_SCHEMA_VARIABLE, rootLoggerFactory } from './rootLogger';

const SCHEMA = {
  backstageConfigSchemaVersion: 1,
  schemas: [
    {
      path: 'config.d.ts',
      packageName: 'a-package',
      value: {
        type: 'object',
        properties: { key: { type: 'string', visibility: 'secret' } },
      },
    },
  ],
};

describe('rootLoggerFactory with a precompiled schema', () => {
  const dir = mkdtempSync(join(tmpdir(), 'rosetta-schema-'));
  beforeAll(() => {
    const file = join(dir, 'schema.json');
    writeFileSync(file, JSON.stringify(SCHEMA));
    process.env[CONFIG_SCHEMA_VARIABLE] = file;
  });
  afterAll(() => {
    delete process.env[CONFIG_SCHEMA_VARIABLE];
    rmSync(dir, { recursive: true });
  });

  it('redacts secrets of the configuration and applies its levels', async () => {
    const lines: string[] = [];
    // winston writes to the stream of the console that it found.
    const { _stdout } = console as unknown as { _stdout?: NodeJS.WriteStream };
    const write = jest
      .spyOn(_stdout ?? process.stdout, 'write')
      .mockImplementation(text => lines.push(String(text)) > 0);
    const log = jest
      .spyOn(console, 'log')
      .mockImplementation(text => void lines.push(String(text)));
    const logger = await ServiceFactoryTester.from(rootLoggerFactory, {
      dependencies: [
        mockServices.rootConfig.factory({
          data: {
            key: 'not-for-the-log',
            backend: {
              logger: {
                level: 'warn',
                overrides: [{ matchers: { part: 'loud' }, level: 'info' }],
              },
            },
          },
        }),
      ],
    }).getSubject();
    logger.warn('the key is not-for-the-log');
    logger.info('too quiet');
    logger.child({ part: 'loud' }).info('loud enough');
    write.mockRestore();
    log.mockRestore();

    const said = lines.join('');
    expect(said).toContain('the key is ***');
    expect(said).not.toContain('not-for-the-log');
    expect(said).not.toContain('too quiet');
    expect(said).toContain('loud enough');
  });
});
