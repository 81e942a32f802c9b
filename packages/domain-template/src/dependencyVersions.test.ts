import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dependencyVersions } from './dependencyVersions';

const PACKAGES = {
  'packages/service/package.json': {
    dependencies: { express: '^5.3.0', knex: '^3.3.0' },
    devDependencies: { '@types/express': '^5.0.0' },
  },
  'plugins/gateway/package.json': {
    dependencies: { express: '^4.22.0', react: '^18.0.2' },
  },
};

describe('the versions that a new package takes over', () => {
  const root = mkdtempSync(join(tmpdir(), 'rosetta-versions-'));
  const versionsFor = () => dependencyVersions(root);

  beforeAll(() => {
    for (const [path, content] of Object.entries(PACKAGES)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), JSON.stringify(content));
    }
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('are those of the packages beside it, where plugins have others', () => {
    const [api, plugin] = [
      versionsFor()('packages/new-api/package.json'),
      versionsFor()('plugins/new/package.json'),
    ];
    expect([api.express, plugin.express]).toEqual(['^5.3.0', '^4.22.0']);
  });

  it('are those of the other folder, where its own has none', () => {
    expect(versionsFor()('packages/new-api/package.json').react).toBe(
      '^18.0.2',
    );
    expect(versionsFor()('plugins/new/package.json')).toMatchObject({
      knex: '^3.3.0',
      '@types/express': '^5.0.0',
    });
  });
});
