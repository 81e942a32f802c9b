import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { schemaFingerprint } from './ensureConfigSchema';

const root = mkdtempSync(join(tmpdir(), 'rosetta-schema-'));
afterAll(() => rmSync(root, { recursive: true }));

const write = (file: string, content: string) => {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};

describe('the fingerprint of the configuration schema', () => {
  beforeEach(() => {
    write('yarn.lock', '');
    write('packages/backend/package.json', '{"name":"backend"}');
    write('packages/backend/src/index.ts', '1');
    mkdirSync(join(root, 'plugins'), { recursive: true });
  });

  it.each([
    ['a package of another version', 'yarn.lock', 'x'],
    ['a secret more', 'packages/backend/config.d.ts', 'interface Config {}'],
    ['a package of ours', 'plugins/page/package.json', '{"name":"page"}'],
  ])('changes with %s', (_, file, content) => {
    const before = schemaFingerprint(root);
    write(file, content);
    expect(schemaFingerprint(root)).not.toBe(before);
  });

  it('stays the same when only code changes', () => {
    const before = schemaFingerprint(root);
    write('packages/backend/src/index.ts', '2');
    expect(schemaFingerprint(root)).toBe(before);
  });
});
