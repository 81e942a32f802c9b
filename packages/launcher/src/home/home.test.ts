import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testHome } from '../supervisor/__testUtils__/testHome';
import {
  begunWithDemo,
  demoRemark,
  rememberDemo,
  withDemo,
} from '../platform/begun';
import { checkSpace, outOfSpace } from '../platform/diskSpace';
import { createHome } from './files';
import { Home, homeAt } from './home';

let home: Home;
beforeEach(() => {
  home = testHome();
});
afterEach(() => rmSync(home.dir, { recursive: true }));

const ASKED_NOTHING = { demo: undefined, fresh: false };

describe('a home', () => {
  it('that is new gets the demo company, unless it is asked not to', () => {
    expect(withDemo(home, ASKED_NOTHING)).toBe(true);
    expect(withDemo(home, { demo: false, fresh: false })).toBe(false);
  });

  it('that was begun without the demo stays so, and says it', () => {
    rememberDemo(home, false);
    expect(withDemo(home, ASKED_NOTHING)).toBe(false);
    expect(demoRemark(home, false, undefined)).toMatch(/--fresh/);
    expect(() => withDemo(home, { demo: true, fresh: false })).toThrow(
      /was begun without the demo .* --fresh/,
    );
  });

  it('that was begun without the demo gets it with --fresh', () => {
    rememberDemo(home, false);
    expect(withDemo(home, { demo: undefined, fresh: true })).toBe(true);
    expect(withDemo(home, { demo: true, fresh: true })).toBe(true);
  });

  it('that was begun with the demo says that its data stays, when started without', () => {
    rememberDemo(home, true);
    expect(withDemo(home, { demo: false, fresh: false })).toBe(false);
    rememberDemo(home, false);
    expect(begunWithDemo(home)).toBe(true);
    expect(demoRemark(home, false, false)).toMatch(/its data stays/);
  });

  it('is made below folders that are not there yet, and where it is already', () => {
    const below = homeAt(join(home.dir, 'a/b'));
    createHome(below);
    createHome(below);
    expect(readdirSync(below.dir).sort()).toEqual(['logs', 'run']);
  });

  it('has a full disk as the reason of a failure when PostgreSQL said so', () => {
    expect(outOfSpace(home)).toBeUndefined();
    writeFileSync(
      join(home.logs, 'postgres.log'),
      'PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device\nLOG:  aborting\n',
    );
    expect(outOfSpace(home)?.message).toMatch(
      new RegExp(`^The disk of ${home.dir}.* is full\\. Free about 1 GB`),
    );
  });
});

const onLinux = existsSync('/proc/self') ? describe : describe.skip;

onLinux('a home where there is no room, and no folder can be made', () => {
  const nowhere = homeAt('/proc/rosetta');

  it('is refused, and not tried for ever', () => {
    expect(() => createHome(nowhere)).toThrow('ENOENT');
  });

  it('is refused with the folder and what is needed', () => {
    expect(() => checkSpace(nowhere, { demo: true })).toThrow(
      'The disk of /proc/rosetta is full: 0 MB are free, and a start needs 1200 MB.',
    );
  });
});
