import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { foldersOf, readWorkspaces } from '../home/workspaces';
import { frontendFingerprint } from './fingerprint';

const root = mkdtempSync(join(tmpdir(), 'rosetta-frontend-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(file: string, content: unknown) {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    typeof content === 'string' ? content : JSON.stringify(content),
  );
}

beforeEach(() => {
  write('yarn.lock', '');
  write('package.json', {});
  write('backstage.json', {});
  write('app-config.yaml', 'app: { packages: all }\nbackend: { a: 1 }');
  write('packages/app/package.json', {
    name: 'app',
    dependencies: { '@rosetta/page': '*', react: '*' },
  });
  write('packages/app/src/App.tsx', '1');
  write('plugins/page/package.json', { name: '@rosetta/page' });
  write('plugins/page/src/index.ts', '1');
  write('packages/backend/package.json', { name: 'backend' });
  write('packages/backend/src/index.ts', '1');
});

describe('the fingerprint of the frontend', () => {
  it('covers the app and the workspaces it depends on', () => {
    expect(foldersOf('app', readWorkspaces(root))).toEqual([
      'packages/app',
      'plugins/page',
    ]);
  });

  it.each([
    ['a source of a plugin', 'plugins/page/src/index.ts', '2'],
    ['a new file', 'packages/app/src/New.tsx', '1'],
    ['the lockfile', 'yarn.lock', 'x'],
    ['the installed plugins', 'app-config.yaml', 'app: { packages: [] }'],
  ])('changes with %s', (_, file, content) => {
    const before = frontendFingerprint(root);
    write(file, content);
    expect(frontendFingerprint(root)).not.toBe(before);
  });

  it.each([
    ['a test', 'plugins/page/src/index.test.ts', '2'],
    ['the backend', 'packages/backend/src/index.ts', '2'],
    [
      'other configuration',
      'app-config.yaml',
      'app: { packages: all }\nbackend: { a: 2 }',
    ],
  ])('stays when only %s changes', (_, file, content) => {
    const before = frontendFingerprint(root);
    write(file, content);
    expect(frontendFingerprint(root)).toBe(before);
  });
});
