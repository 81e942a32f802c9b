import { join, resolve } from 'node:path';

/** The checkout this command belongs to. */
export const ROOT = resolve(
  require.resolve('@rosetta/launcher/package.json'),
  '../../..',
);

/** What a start keeps: stores, secrets, logs, and which processes run. */
export interface Home {
  dir: string;
  run: string;
  logs: string;
  postgres: string;
  secrets: string;
  startConfig: string;
  /** Signed checkpoints of the audits: not with the stores. */
  audit: string;
  /** Whether the stores were created with the demo company. */
  demoMode: string;
}

/** `ROSETTA_HOME`, else `.rosetta` in the checkout. */
export const rosettaHome = (env: NodeJS.ProcessEnv = process.env): Home =>
  homeAt(resolve(ROOT, env.ROSETTA_HOME || '.rosetta'));

export function homeAt(dir: string): Home {
  return {
    dir,
    run: join(dir, 'run'),
    logs: join(dir, 'logs'),
    postgres: join(dir, 'postgres'),
    secrets: join(dir, 'secrets.json'),
    startConfig: join(dir, 'app-config.start.yaml'),
    audit: join(dir, 'audit'),
    demoMode: join(dir, 'begun.json'),
  };
}
