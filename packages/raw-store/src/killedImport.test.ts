import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { join } from 'node:path';
import {
  readCosts,
  HEADER,
  importBill,
  manyLines,
  withFiles,
  importBills,
} from './__testUtils__/bills';
import { testStores, TestStore } from './__testUtils__/testStores';

jest.setTimeout(180_000);

/** Starts a delivery in a process of its own, and kills it half-way in its last file. */
const killHalfWay = async ({ config }: TestStore, paths: string[]) => {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(__dirname, '__testUtils__/importProcess.ts'),
      JSON.stringify(config),
      ...paths,
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  // The loader that compiles TypeScript talks on this channel too.
  for await (const [message] of on(child, 'message'))
    if (message === 'half-way') break;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
};

const PADDING = 'x'.repeat(200);
const paddedLines = (count: number, first = 1) =>
  manyLines(count, { first }).map(line => line + PADDING);

describe.each(testStores())('a killed import into $name', ({ open }) => {
  it.each([
    ['the whole file', [[...paddedLines(4_000), 'also bad']]],
    ['all files of its delivery', [paddedLines(500), [...paddedLines(3_500, 501), 'also bad']]],
  ])(
    'leaves nothing behind, and the next import lands %s',
    async (_, files) => {
      const opened = await open();
      const { store } = opened;
      await importBill(store, ['2024-09,acme,1,before', 'bad']);
      const before = await store.list();

      await withFiles(
        files.map(lines => [HEADER, ...lines].join('\n')),
        paths => killHalfWay(opened, paths),
      );
      expect(await store.list()).toEqual(before);
      expect(await readCosts(store)).toEqual(['1']);
      expect((await store.quarantine('bill')).items).toHaveLength(1);

      const imported = await importBills(store, files, { replace: true });
      expect(
        imported.reduce((sum, { counts }) => sum + counts.landed, 0),
      ).toBe(4_000);
      expect(imported.at(-1)!.counts).toMatchObject({
        rejected: 1,
        superseded: 1,
      });
      expect(await readCosts(store)).toHaveLength(4_000);
      await store.close();
    },
  ); // prettier-ignore
});
