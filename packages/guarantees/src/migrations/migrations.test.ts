import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lintMigrations } from '@rosetta/service-kit/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';

const ROOT = join(__dirname, '../../../..');

interface Manifest {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
}
const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

const FOLDERS = new Map(
  globSync('{packages,plugins}/*/package.json', { cwd: ROOT }).map(file => {
    const folder = join(ROOT, dirname(file));
    return [readManifest(folder).name, folder];
  }),
);
const hasMigrations = (name: string) =>
  existsSync(join(FOLDERS.get(name)!, 'migrations'));

/** Packages whose tables a package builds upon, in the order in which they are made. */
const ownersBefore = (name: string): string[] => {
  const { dependencies = {} } = readManifest(FOLDERS.get(name)!);
  const needed = Object.keys(dependencies).filter(each => FOLDERS.has(each));
  const all = needed.flatMap(each => [
    ...ownersBefore(each),
    ...(hasMigrations(each) ? [each] : []),
  ]);
  return [...new Set(all)];
};

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const OWNERS = [...FOLDERS.keys()].filter(hasMigrations).sort();
const { version: release } = readManifest(ROOT);

describe('the migrations of each owner of tables', () => {
  it('are found', () => {
    expect(OWNERS).toEqual(
      expect.arrayContaining([
        '@rosetta/finops-mart',
        '@rosetta/monitoring-mart',
        '@rosetta/platform-ref-api',
        '@rosetta/plugin-rosetta-gateway-backend',
        '@rosetta/raw-store',
        '@rosetta/run-kit',
      ]),
    );
  });

  it.each(OWNERS)(
    'can be applied while the release before runs: %s',
    async owner => {
      const db = await databases.init('POSTGRES_18');
      const lint = (name: string) =>
        lintMigrations(db, {
          directory: join(FOLDERS.get(name)!, 'migrations'),
          release,
        });
      for (const other of ownersBefore(owner)) await lint(other);
      expect(await lint(owner)).toEqual([]);
    },
  );
});
