import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testHome } from '../supervisor/__testUtils__/testHome';
import {
  readDemoMode,
  demoModeNotice,
  writeDemoMode,
  chooseDemoMode,
} from '../platform/demoMode';
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
  it('gets the demo company when it is new, unless --no-demo is given', () => {
    expect(chooseDemoMode(home, ASKED_NOTHING)).toBe(true);
    expect(chooseDemoMode(home, { demo: false, fresh: false })).toBe(false);
  });

  it('stays without the demo when it was created so, and says it', () => {
    writeDemoMode(home, false);
    expect(chooseDemoMode(home, ASKED_NOTHING)).toBe(false);
    expect(demoModeNotice(home, false, undefined)).toMatch(/--fresh/);
    expect(() => chooseDemoMode(home, { demo: true, fresh: false })).toThrow(
      /was created without the demo .* --fresh/,
    );
  });

  it('gets the demo with --fresh when it was created without', () => {
    writeDemoMode(home, false);
    expect(chooseDemoMode(home, { demo: undefined, fresh: true })).toBe(true);
    expect(chooseDemoMode(home, { demo: true, fresh: true })).toBe(true);
  });

  it('says that the demo data stays when it is started without the demo', () => {
    writeDemoMode(home, true);
    expect(chooseDemoMode(home, { demo: false, fresh: false })).toBe(false);
    writeDemoMode(home, false);
    expect(readDemoMode(home)).toBe(true);
    expect(demoModeNotice(home, false, false)).toMatch(/its data stays/);
  });

  it('is created below missing folders, and where it exists already', () => {
    const below = homeAt(join(home.dir, 'a/b'));
    createHome(below);
    createHome(below);
    expect(readdirSync(below.dir).sort()).toEqual(['logs', 'run']);
  });

  it('reports a full disk when PostgreSQL did', () => {
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

  it('is refused without endless attempts', () => {
    expect(() => createHome(nowhere)).toThrow('ENOENT');
  });

  it('is refused with the folder and the space that is needed', () => {
    expect(() => checkSpace(nowhere, { demo: true })).toThrow(
      'The disk of /proc/rosetta is full: 0 MB are free, and a start needs 1200 MB.',
    );
  });
});
