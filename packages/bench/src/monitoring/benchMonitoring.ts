import { benchLive } from '../live/benchLive';
import { formatIngest } from './ingest/formatIngest';
import { measureIngest } from './ingest/measureIngest';
import {
  MonitoringWorkspace,
  withMonitoringWorkspace,
} from './MonitoringWorkspace';
import { formatPages } from './pages/formatPages';
import { measurePages } from './pages/measurePages';
import { formatMonitoringReprocess } from './reprocess/formatReprocess';
import { measureMonitoringReprocess } from './reprocess/measureReprocess';
import { BenchShape } from './shape';

interface Bench<Result> {
  /** Days of history at most. */
  days: number;
  measure(
    workspace: MonitoringWorkspace,
    shape: BenchShape,
    report: (text: string) => void,
  ): Promise<Result>;
  format(result: Result): string;
}

const MONTH = 30;
const THIRTEEN_MONTHS = 395;

/** What can be measured, under the names of the command line. */
const BENCHES = {
  ingest: { days: MONTH, measure: measureIngest, format: formatIngest },
  pages: { days: THIRTEEN_MONTHS, measure: measurePages, format: formatPages },
  reprocess: {
    days: 390,
    measure: measureMonitoringReprocess,
    format: formatMonitoringReprocess,
  },
};

type OwnBench = keyof typeof BENCHES;
const OWN_BENCHES = Object.keys(BENCHES) as OwnBench[];
export const MONITORING_BENCHES = [...OWN_BENCHES, 'live'] as const;

export interface MonitoringBenchOptions {
  /** All that use stores of their own, where none is named. */
  what?: (typeof MONITORING_BENCHES)[number];
  applications: number;
  /** Days of history, where it should be less than usual. */
  days?: number;
  /** Live pages. */
  pages: number;
  postgres?: string;
  json: boolean;
}

/** `rosetta bench monitoring`: the real batch and service, on databases of their own that are gone afterwards. */
export const benchMonitoring = async ({
  what,
  applications,
  days = Infinity,
  pages,
  postgres,
  json,
}: MonitoringBenchOptions) => {
  if (what === 'live') return benchLive({ pages, rounds: 10, json });
  const report = (text: string) => json || process.stderr.write(`· ${text}\n`);
  const results: Record<string, unknown> = {};
  for (const name of what ? [what] : OWN_BENCHES) {
    const bench: Bench<any> = BENCHES[name];
    const shape = { applications, days: Math.min(days, bench.days) };
    results[name] = await withMonitoringWorkspace(
      { postgres, applications },
      workspace => bench.measure(workspace, shape, report),
    );
    if (!json) console.log(`${name}\n\n${bench.format(results[name])}\n`);
  }
  if (json) console.log(JSON.stringify(results, null, 2));
  return undefined;
};
