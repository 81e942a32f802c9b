import { BenchPlatform, SERVICE, openBenchPlatform } from './benchPlatform';
import { formatGatewayBench } from './formatGatewayBench';
import { Target, cpuSecondsOf, load } from './load';
import { GatewayBenchResult, Measured, PATHS, PathName } from './result';
import { costsDuring } from './steps';

export interface GatewayBenchOptions {
  seconds: number;
  connections: number;
  rounds: number;
  json: boolean;
}

const ROUTE = '/v1/groups';

/** One upstream, one answer, four ways to it. */
const targetsOf = ({
  ports,
  userToken,
  machineToken,
}: BenchPlatform): Record<PathName, Target> => {
  const portal = `http://127.0.0.1:${ports.backstage}`;
  const asUser = { authorization: `Bearer ${userToken}` };
  const relayed = `${portal}/api/rosetta/ref${ROUTE}`;
  return {
    direct: {
      url: `http://127.0.0.1:${ports[SERVICE]}${ROUTE}`,
      headers: { authorization: `Bearer ${machineToken}` },
    },
    proxy: { url: `${portal}/api/proxy/ref${ROUTE}`, headers: asUser },
    // What is kept would spare the service, which the other ways may not.
    gateway: {
      url: relayed,
      headers: { ...asUser, 'cache-control': 'no-cache' },
    },
    cached: { url: relayed, headers: asUser },
  };
};

const measure = async (
  platform: BenchPlatform,
  target: Target,
  options: GatewayBenchOptions,
): Promise<Measured> => {
  const pids = [platform.pidOf('backstage'), platform.pidOf(SERVICE)];
  const before = pids.map(cpuSecondsOf);
  const result = await load(target, options);
  const [portalCpu, serviceCpu] = pids.map(
    (pid, n) => ((cpuSecondsOf(pid) - before[n]) / result.requests) * 1_000_000,
  );
  return { ...result, portalCpu, serviceCpu };
};

/** The round in the middle, by throughput. */
const median = (rounds: Measured[]): Measured =>
  rounds.sort((a, b) => a.perSecond - b.perSecond)[
    Math.floor(rounds.length / 2)
  ];

async function measureAll(
  platform: BenchPlatform,
  options: GatewayBenchOptions,
  report: (text: string) => void,
): Promise<GatewayBenchResult> {
  const targets = targetsOf(platform);
  report('Warming up');
  for (const way of PATHS) await load(targets[way], { ...options, seconds: 3 });
  const rounds: Record<PathName, Measured[]> = {
    direct: [],
    proxy: [],
    gateway: [],
    cached: [],
  };
  for (let round = 1; round <= options.rounds; round++) {
    report(`Round ${round} of ${options.rounds}`);
    // In turns, so that what else the machine does falls on all alike.
    for (const way of PATHS)
      rounds[way].push(await measure(platform, targets[way], options));
  }
  report('One request at a time, step by step');
  const costs = await costsDuring(
    `http://localhost:${platform.ports.metrics}/metrics`,
    () => load(targets.gateway, { connections: 1, seconds: options.seconds }),
  );
  const ways = Object.fromEntries(
    PATHS.map(way => [way, median(rounds[way])]),
  ) as Record<PathName, Measured>;
  const ratio = ways.gateway.perSecond / ways.proxy.perSecond;
  return { connections: options.connections, paths: ways, costs, ratio };
}

/** `rosetta bench gateway`: the real portal and a real service, on stores of their own. */
export const benchGateway = async (options: GatewayBenchOptions) => {
  const report = (text: string) =>
    options.json || process.stderr.write(`· ${text}\n`);
  report('Starting the portal and the référentiel');
  const platform = await openBenchPlatform();
  try {
    const result = await measureAll(platform, options, report);
    console.log(
      options.json
        ? JSON.stringify(result, null, 2)
        : formatGatewayBench(result),
    );
  } finally {
    await platform.stop();
  }
};
