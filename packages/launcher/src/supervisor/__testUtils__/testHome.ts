import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHome } from '../../home/files';
import { Home, homeAt } from '../../home/home';

/** An empty home of its own. */
export function testHome(): Home {
  const home = homeAt(mkdtempSync(join(tmpdir(), 'rosetta-home-')));
  createHome(home);
  return home;
}
