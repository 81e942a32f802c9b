import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import {
  ServiceFactoryTester,
  mockServices,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import express from 'express';
import request from 'supertest';
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

  const lines: string[] = [];
  // winston writes to the stream of the console that it found.
  const { _stdout } = console as unknown as { _stdout?: NodeJS.WriteStream };
  beforeEach(() => {
    lines.length = 0;
    jest
      .spyOn(_stdout ?? process.stdout, 'write')
      .mockImplementation(text => lines.push(String(text)) > 0);
    jest
      .spyOn(console, 'log')
      .mockImplementation(text => void lines.push(String(text)));
  });
  afterEach(() => jest.restoreAllMocks());

  const createLogger = (data: JsonObject) =>
    ServiceFactoryTester.from(rootLoggerFactory, {
      dependencies: [mockServices.rootConfig.factory({ data })],
    }).getSubject();

  it('redacts secrets of the configuration and applies its levels', async () => {
    const logger = await createLogger({
      key: 'not-for-the-log',
      backend: {
        logger: {
          level: 'warn',
          overrides: [{ matchers: { part: 'loud' }, level: 'info' }],
        },
      },
    });
    logger.warn('the key is not-for-the-log');
    logger.info('too quiet');
    logger.child({ part: 'loud' }).info('loud enough');
    jest.restoreAllMocks();

    const output = lines.join('');
    expect(output).toContain('the key is ***');
    expect(output).not.toContain('not-for-the-log');
    expect(output).not.toContain('too quiet');
    expect(output).toContain('loud enough');
  });

  it('logs a request without the credentials in its URL and in that of the page before', async () => {
    const logger = await createLogger({});
    const middleware = MiddlewareFactory.create({
      config: mockServices.rootConfig(),
      logger,
    });
    const frame =
      '/api/auth/oidc/handler/frame?code=Q1w2E3&state=6e6f6e6365&iss=x';
    const app = express().use(middleware.logging());
    await request(app).get(frame).set('referer', `http://localhost${frame}`);
    logger.child({ url: frame }).warn(`GET ${frame} failed`);
    jest.restoreAllMocks();

    const output = lines.join('');
    expect(output).toContain('/api/auth/oidc/handler/frame?***');
    expect(output).not.toMatch(/Q1w2E3|6e6f6e6365/);
  });
});
