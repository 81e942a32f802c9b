import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHome } from '../../platform/files';
import { Home, homeAt } from '../../platform/home';

/** An empty home of its own. */
export function testHome(): Home {
  const home = homeAt(mkdtempSync(join(tmpdir(), 'rosetta-home-')));
  createHome(home);
  return home;
}
