import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { existing, readChanges } from './changes';

describe('what changed since the default branch', () => {
  let root: string;
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args],
      {
        cwd: root,
        encoding: 'utf8',
      },
    ).trim();
  const write = (name: string, text = '') =>
    writeFileSync(join(root, name), text);
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'a commit');
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'rosetta-changes-'));
    git('init', '--quiet', '--initial-branch', 'main');
    for (const name of ['kept', 'edited', 'deleted']) write(name);
    commit();
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is commits, edits that are not committed, and new files', async () => {
    const start = git('rev-parse', 'HEAD');
    git('checkout', '--quiet', '-b', 'topic');
    write('committed');
    rmSync(join(root, 'deleted'));
    commit();
    write('edited', 'changed');
    write('new');
    const changes = await readChanges(root);
    expect(changes).toEqual({
      branch: 'main',
      since: start,
      files: ['committed', 'deleted', 'edited', 'new'],
    });
    expect(existing(root, changes.files)).not.toContain('deleted');
  });

  it('leaves out what the default branch has gained since', async () => {
    git('checkout', '--quiet', '-b', 'topic');
    write('mine');
    commit();
    git('checkout', '--quiet', 'main');
    write('theirs');
    commit();
    git('checkout', '--quiet', 'topic');
    expect((await readChanges(root)).files).toEqual(['mine']);
  });

  it('says what to do when there is no default branch', async () => {
    git('branch', '--move', 'trunk');
    await expect(readChanges(root)).rejects.toThrow(
      'There is no default branch to compare with',
    );
  });
});
