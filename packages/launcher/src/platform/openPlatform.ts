import type { MachineCaller } from '@rosetta/contracts/domains';
import { checkOwner } from '../postgres/location';
import { claimHome } from '../supervisor/staleProcesses';
import { LAUNCHER, Records } from '../supervisor/records';
import { Supervisor } from '../supervisor/Supervisor';
import { Part } from '../supervisor/types';
import { Output } from '../output';
import { demoModeNotice, writeDemoMode, chooseDemoMode } from './demoMode';
import { machineCallers, readCheckoutConfig } from './checkoutConfig';
import { platformComponents } from './components';
import { DEMO_MACHINES } from './demoMachines';
import { missingDemoMonth } from './demoTasks';
import { checkSpace } from './diskSpace';
import { dropStores } from './dropStores';
import { createHome } from '../home/files';
import { Home, rosettaHome } from '../home/home';
import { checkPorts } from '../ports/portCheck';
import { Ports, readPorts } from '../ports/ports';
import { readSecrets } from './secrets';
import { writeStartConfig } from './startConfig';
import { platformTasks } from './tasks';

export interface StartOptions {
  /** With the demo company; default: as the home was created. */
  demo?: boolean;
  /** Drop the embedded stores first. */
  fresh: boolean;
  /** With hot reload. */
  dev: boolean;
}

export interface Platform {
  url: string;
  home: Home;
  records: Records;
  supervisor: Supervisor;
}

/** All that can go wrong before anything is started, and then what is to be started. */
export async function openPlatform(
  options: StartOptions,
  output: Output,
): Promise<Platform> {
  const machines = machineCallers(readCheckoutConfig());
  const home = rosettaHome();
  const ports = readPorts();
  createHome(home);
  const records = new Records(home.run);
  const url = `http://localhost:${
    options.dev ? ports.frontend : ports.backstage
  }`;
  const mode = options.dev ? 'dev' : 'built';
  const demo = chooseDemoMode(home, options);
  const stopped = await claimHome(records, {
    title: 'Rosetta',
    url,
    mode,
    demo,
  });
  if (stopped.length > 0)
    output.line(`Stopped processes of an earlier start: ${stopped.join(', ')}`);
  const notice = demoModeNotice(home, demo, options.demo);
  if (notice) output.line(notice);
  try {
    const parts = await prepareParts(
      { ...options, demo },
      {
        home,
        ports,
        records,
        machines,
      },
    );
    const context = { records, logs: home.logs, output };
    return { url, home, records, supervisor: new Supervisor(parts, context) };
  } catch (error) {
    records.remove(LAUNCHER);
    throw error;
  }
}

interface StartContext {
  home: Home;
  ports: Ports;
  records: Records;
  machines: readonly MachineCaller[];
}

async function prepareParts(
  { demo, fresh, dev }: Required<StartOptions>,
  { home, ports, records, machines }: StartContext,
): Promise<Part[]> {
  const secrets = readSecrets(home.secrets);
  const { databasePassword } = secrets;
  const shared = { home, ports, databasePassword, demo, dev };
  const components = platformComponents(shared);
  const metrics = { title: 'the metrics of Backstage', port: ports.metrics };
  await checkPorts(dev ? components : [...components, metrics]);
  // Only a start that may go on drops stores, or stores their demo mode.
  if (fresh) dropStores(home);
  checkOwner(home.postgres);
  checkSpace(home, { demo });
  writeDemoMode(home, demo);
  const loading = demo && missingDemoMonth(home);
  writeStartConfig({
    home,
    ports,
    secrets,
    demo,
    dev,
    machines: loading ? [...machines, ...DEMO_MACHINES] : [],
  });
  return [...components, ...platformTasks({ ...shared, records })];
}
