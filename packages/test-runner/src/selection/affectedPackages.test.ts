import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, readWorkspaces } from '@rosetta/launcher/home';
import { LOAD_BY_NAME, affectedPackages } from './affectedPackages';

const workspaces = readWorkspaces(ROOT);
const affected = (...files: string[]) => affectedPackages(files, workspaces);

/** Packages with a source that loads a module whose name is made at run time. */
const loadersByName = () =>
  [...workspaces].flatMap(([name, { folder }]) =>
    readdirSync(join(ROOT, folder, 'src'), {
      recursive: true,
      encoding: 'utf8',
    }).some(
      file =>
        /(?<!\.test)\.tsx?$/.test(file) &&
        /\brequire\((packageName|`@rosetta)/.test(
          readFileSync(join(ROOT, folder, 'src', file), 'utf8'),
        ),
    )
      ? [name]
      : [],
  );

describe('affectedPackages', () => {
  it('follows dependencies, those of tests too', () => {
    const packages = affected('packages/finops-mart/src/jobs.ts');
    expect(packages).toEqual(
      expect.arrayContaining(['@rosetta/finops-mart', '@rosetta/finops-api', '@rosetta/finops-batch']),
    ); // prettier-ignore
    expect(packages).not.toContain('@rosetta/monitoring-mart');
    expect(affected('packages/test-kit/src/index.ts')).toContain(
      '@rosetta/cli',
    );
  });

  it.each(['finops-batch', 'platform-ref-api', 'monitoring-api'])(
    'includes those that find %s by its name in the manifests',
    name => {
      expect(affected(`packages/${name}/src/index.ts`)).toEqual(
        expect.arrayContaining(LOAD_BY_NAME),
      );
    },
  );

  it('is everything when a file of all packages changed', () => {
    expect(affected('yarn.lock')).toBeUndefined();
  });

  it('is nothing when no package changed', () => {
    expect(affected('docs/index.md')).toEqual([]);
  });

  it('knows every package that loads others by name', () => {
    expect(loadersByName()).toEqual(LOAD_BY_NAME);
  });
});
