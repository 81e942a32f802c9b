import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { Problem } from '../problem';
import { writePrivately } from '../home/files';
import { Home } from '../home/home';

const Begun = z.object({ demo: z.boolean() });

/** Whether the stores of this home were begun with the demo company; undefined when there are none. */
export function begunWithDemo(home: Home): boolean | undefined {
  if (!existsSync(home.begun)) return undefined;
  return Begun.parse(JSON.parse(readFileSync(home.begun, 'utf8'))).demo;
}

/**
 * Whether to start with the demo company: as is asked for, else as the home was begun.
 * Invented bills never go on top of real ones.
 */
export function withDemo(
  home: Home,
  { demo, fresh }: { demo?: boolean; fresh: boolean },
): boolean {
  const begun = fresh ? undefined : begunWithDemo(home);
  if (demo && begun === false)
    throw new Problem(
      `${home.dir} was begun without the demo company, which would mix with what is there.`,
      'Start with `--demo --fresh` to begin anew with it (what is there is lost), or with another ROSETTA_HOME.',
    );
  return demo ?? begun ?? true;
}

/** Noted once, before the stores are made; `--fresh` forgets it. */
export function rememberDemo(home: Home, demo: boolean) {
  if (begunWithDemo(home) === undefined)
    writePrivately(home.begun, JSON.stringify({ demo }));
}

/** What a person should know of the choice, when it is not the one that they made. */
export function demoRemark(
  home: Home,
  demo: boolean,
  asked: boolean | undefined,
): string | undefined {
  if (!demo && asked === undefined)
    return 'Without the demo, as this home was begun; `npm start -- --fresh` begins anew with it';
  if (!demo && begunWithDemo(home))
    return 'Without the sources of the demo; its data stays in the stores until a start with `--no-demo --fresh`';
  return undefined;
}
