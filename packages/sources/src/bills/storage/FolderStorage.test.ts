import { mkdtemp, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderStorage } from './FolderStorage';

describe('a folder of bills', () => {
  let folder: string;
  let storage: FolderStorage;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bills-'));
    storage = new FolderStorage('aws', folder);
    await writeFile(join(folder, 'bill.csv'), 'BilledCost\n1\n');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const list = () => storage.list(AbortSignal.timeout(5_000));

  it('lists its files, and leaves out a link to nothing', async () => {
    await symlink(join(folder, 'gone.csv'), join(folder, 'link.csv'));
    expect((await list()).map(({ key }) => key)).toEqual(['bill.csv']);
  });

  it('refuses to pass over a file whose state cannot be read', async () => {
    const loop = join(folder, 'loop.csv');
    await symlink(loop, loop);
    await expect(list()).rejects.toThrow(
      /^location aws \(folder .*\) cannot be read: .*loop\.csv: ELOOP/,
    );
    await unlink(loop);
    expect(await list()).toHaveLength(1);
  });
});
