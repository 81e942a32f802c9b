import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { Problem } from '../problem';
import { writePrivately } from '../home/files';
import { Home } from '../home/home';

const DemoMode = z.object({ demo: z.boolean() });

/** Whether the stores of this home were created with the demo company; undefined when there are none. */
export function readDemoMode(home: Home): boolean | undefined {
  if (!existsSync(home.demoMode)) return undefined;
  return DemoMode.parse(JSON.parse(readFileSync(home.demoMode, 'utf8'))).demo;
}

/**
 * Whether to start with the demo company: as requested, else as the home was created.
 * Invented bills never go on top of real ones.
 */
export function chooseDemoMode(
  home: Home,
  { demo, fresh }: { demo?: boolean; fresh: boolean },
): boolean {
  const stored = fresh ? undefined : readDemoMode(home);
  if (demo && stored === false)
    throw new Problem(
      `${home.dir} was created without the demo company, whose data would mix with yours.`,
      'Start with `--demo --fresh` to start over with it (your data is lost), or with another ROSETTA_HOME.',
    );
  return demo ?? stored ?? true;
}

/** Noted once, before the stores are made; `--fresh` removes it. */
export function writeDemoMode(home: Home, demo: boolean) {
  if (readDemoMode(home) === undefined)
    writePrivately(home.demoMode, JSON.stringify({ demo }));
}

/** What a person should know of the choice, when it is not the one that they made. */
export function demoModeNotice(
  home: Home,
  demo: boolean,
  requested: boolean | undefined,
): string | undefined {
  if (!demo && requested === undefined)
    return 'Without the demo, as this home was created; `npm start -- --fresh` starts over with it';
  if (!demo && readDemoMode(home))
    return 'Without the sources of the demo company; its data stays in the stores until a start with `--no-demo --fresh`';
  return undefined;
}
