import { BenchPlatform, SERVICE, openBenchPlatform } from './benchPlatform';
import { formatGatewayBench } from './formatGatewayBench';
import { Target, cpuSecondsOf, load } from './load';
import { GatewayBenchResult, Measured, WAYS, Way } from './result';
import { costsDuring } from './steps';

export interface GatewayBenchOptions {
  seconds: number;
  connections: number;
  rounds: number;
  json: boolean;
}

const PATH = '/v1/groups';

/** One upstream, one answer, four ways to it. */
const targetsOf = ({
  ports,
  userToken,
  machineToken,
}: BenchPlatform): Record<Way, Target> => {
  const portal = `http://127.0.0.1:${ports.backstage}`;
  const asUser = { authorization: `Bearer ${userToken}` };
  const relayed = `${portal}/api/rosetta/ref${PATH}`;
  return {
    straight: {
      url: `http://127.0.0.1:${ports[SERVICE]}${PATH}`,
      headers: { authorization: `Bearer ${machineToken}` },
    },
    proxy: { url: `${portal}/api/proxy/ref${PATH}`, headers: asUser },
    // What is kept would spare the service, which the other ways may not.
    gateway: {
      url: relayed,
      headers: { ...asUser, 'cache-control': 'no-cache' },
    },
    kept: { url: relayed, headers: asUser },
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
  say: (text: string) => void,
): Promise<GatewayBenchResult> {
  const targets = targetsOf(platform);
  say('Warming up');
  for (const way of WAYS) await load(targets[way], { ...options, seconds: 3 });
  const rounds: Record<Way, Measured[]> = {
    straight: [],
    proxy: [],
    gateway: [],
    kept: [],
  };
  for (let round = 1; round <= options.rounds; round++) {
    say(`Round ${round} of ${options.rounds}`);
    // In turns, so that what else the machine does falls on all alike.
    for (const way of WAYS)
      rounds[way].push(await measure(platform, targets[way], options));
  }
  say('One request at a time, step by step');
  const costs = await costsDuring(
    `http://localhost:${platform.ports.metrics}/metrics`,
    () => load(targets.gateway, { connections: 1, seconds: options.seconds }),
  );
  const ways = Object.fromEntries(
    WAYS.map(way => [way, median(rounds[way])]),
  ) as Record<Way, Measured>;
  const ratio = ways.gateway.perSecond / ways.proxy.perSecond;
  return { connections: options.connections, ways, costs, ratio };
}

/** `rosetta bench gateway`: the real portal and a real service, on stores of their own. */
export const benchGateway = async (options: GatewayBenchOptions) => {
  const say = (text: string) =>
    options.json || process.stderr.write(`· ${text}\n`);
  say('Starting the portal and the référentiel');
  const platform = await openBenchPlatform();
  try {
    const result = await measureAll(platform, options, say);
    console.log(
      options.json
        ? JSON.stringify(result, null, 2)
        : formatGatewayBench(result),
    );
  } finally {
    await platform.stop();
  }
};
