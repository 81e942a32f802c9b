import {
  begunWithDemo,
  platformComponents,
  existingSecrets,
} from '@rosetta/launcher';
import { rosettaHome } from '@rosetta/launcher/home';
import { readPorts } from '@rosetta/launcher/ports';
import { LAUNCHER, Records, Component } from '@rosetta/launcher/supervisor';

interface ComponentStatus {
  name: string;
  title: string;
  state: 'up' | 'down';
  version: string | null;
  since: string | null;
  pid: number | null;
  port: number;
}

export interface Status {
  url: string | null;
  components: ComponentStatus[];
}

/** Every component: what is on record, and whether it answers now. */
export async function status(): Promise<Status> {
  const home = rosettaHome();
  const records = new Records(home.run);
  const launcher = records.read(LAUNCHER);
  const components = platformComponents({
    home,
    ports: readPorts(),
    databasePassword: existingSecrets(home.secrets)?.databasePassword ?? '',
    // One that is not on record runs nothing: the demo's parts are named as the others are.
    demo: launcher?.demo ?? begunWithDemo(home) ?? true,
    dev: launcher?.mode === 'dev',
  });
  return {
    url: launcher?.url ?? null,
    components: await Promise.all(
      components.map(component => statusOf(component, records)),
    ),
  };
}

async function statusOf(
  { name, title, port, probe }: Component,
  records: Records,
): Promise<ComponentStatus> {
  const record = records.read(name);
  const answer = record && (await probe().catch(() => undefined));
  return {
    name,
    title,
    state: answer ? 'up' : 'down',
    version: answer?.version ?? record?.version ?? null,
    since: record?.since ?? null,
    pid: record?.pid ?? null,
    port: record?.port ?? port,
  };
}

export const isAllUp = ({ components }: Status) =>
  components.every(({ state }) => state === 'up');

/** For people: a line per component. */
export function formatStatus({ url, components }: Status): string {
  const lines = components.map(
    ({ title, state, version, since, port }) =>
      `${state.padEnd(5)} ${title.padEnd(24)} ${(version ?? '-').padEnd(
        10,
      )} ${String(port).padEnd(6)} ${since ?? '-'}`,
  );
  const header = `${'state'.padEnd(5)} ${'component'.padEnd(
    24,
  )} ${'version'.padEnd(10)} ${'port'.padEnd(6)} since`;
  const where = url ? `Rosetta runs at ${url}` : 'Rosetta is not running';
  return [header, ...lines, where].join('\n');
}
