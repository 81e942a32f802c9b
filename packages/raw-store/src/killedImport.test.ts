import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { join } from 'node:path';
import {
  readCosts,
  HEADER,
  importBill,
  manyLines,
  withFile,
} from './__testUtils__/bills';
import { testStores, TestStore } from './__testUtils__/testStores';

jest.setTimeout(90_000);

/** Starts an import of the file in a process of its own, and kills it half-way. */
const killHalfWay = async ({ config }: TestStore, path: string) => {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(__dirname, '__testUtils__/importProcess.ts'),
      JSON.stringify(config),
      path,
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

describe.each(testStores())('a killed import into $name', ({ open }) => {
  it('leaves nothing behind, and the next import lands the whole file', async () => {
    const opened = await open();
    const { store } = opened;
    await importBill(store, ['2024-09,acme,1,before', 'bad']);
    const before = await store.list();
    const padding = 'x'.repeat(200);
    const lines = [...manyLines(6_000).map(line => line + padding), 'also bad'];

    await withFile([HEADER, ...lines].join('\n'), path =>
      killHalfWay(opened, path),
    );
    expect(await store.list()).toEqual(before);
    expect(await readCosts(store)).toEqual(['1']);
    expect((await store.quarantine('bill')).items).toHaveLength(1);

    const { counts } = await importBill(store, lines, { replace: true });
    expect(counts).toMatchObject({
      landed: 6_000,
      rejected: 1,
      superseded: 1,
    });
    expect(await readCosts(store)).toHaveLength(6_000);
    await store.close();
  });
});
