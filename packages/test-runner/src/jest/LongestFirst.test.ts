import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LongestFirst = require('./LongestFirst.cjs');

it('starts files with the longest time limit first', () => {
  const dir = mkdtempSync(join(tmpdir(), 'rosetta-sequence-'));
  const file = (name: string, text: string) => {
    const path = join(dir, name);
    writeFileSync(path, text);
    const config = { cacheDirectory: dir, id: 'test', rootDir: dir };
    return {
      path,
      context: { config, hasteFS: { getSize: () => text.length } },
    };
  };
  const tests = [
    file('usual.test.ts', `it('is the largest file', () => {});`),
    file('long.test.ts', 'jest.setTimeout(90_000);'),
    file('longest.test.ts', 'jest.setTimeout(240_000);'),
  ];
  const sequencer = new LongestFirst({ contexts: [], globalConfig: {} });
  const sorted: typeof tests = sequencer.sort(tests);
  rmSync(dir, { recursive: true });
  expect(sorted.map(({ path }) => path.replace(`${dir}/`, ''))).toEqual([
    'longest.test.ts',
    'long.test.ts',
    'usual.test.ts',
  ]);
});
