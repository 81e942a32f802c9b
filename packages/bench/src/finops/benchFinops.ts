import { BenchWorkspace, withWorkspace } from './BenchWorkspace';
import { formatAnomalies } from './anomalies/formatAnomalies';
import { measureAnomalies } from './anomalies/measureAnomalies';
import { formatAllocation } from './allocation/formatAllocation';
import { measureAllocation } from './allocation/measureAllocation';
import { formatDrilldown } from './drilldown/formatDrilldown';
import { measureDrilldown } from './drilldown/measureDrilldown';
import { formatImport } from './import/formatImport';
import { measureImport } from './import/measureImport';
import { formatReprocess } from './reprocess/formatReprocess';
import { measureReprocess } from './reprocess/measureReprocess';
import { BillShape, LARGE_BILL, PLAIN_BILL } from './syntheticBill';
import { formatWorkers } from './workers/formatWorkers';
import { measureWorkers } from './workers/measureWorkers';

interface Bench<Result> {
  shape: BillShape;
  measure(
    workspace: BenchWorkspace,
    lines: number,
    report: (text: string) => void,
  ): Promise<Result>;
  format(result: Result): string;
}

/** What can be measured, under the names of the command line. */
const BENCHES = {
  import: { shape: PLAIN_BILL, measure: measureImport, format: formatImport },
  allocation: { shape: LARGE_BILL, measure: measureAllocation, format: formatAllocation },
  anomalies: { shape: LARGE_BILL, measure: measureAnomalies, format: formatAnomalies },
  drilldown: { shape: LARGE_BILL, measure: measureDrilldown, format: formatDrilldown },
  reprocess: { shape: LARGE_BILL, measure: measureReprocess, format: formatReprocess },
  workers: { shape: LARGE_BILL, measure: measureWorkers, format: formatWorkers },
}; // prettier-ignore

export type FinopsBench = keyof typeof BENCHES;
export const FINOPS_BENCHES = Object.keys(BENCHES) as FinopsBench[];

export interface BenchOptions {
  what: FinopsBench;
  lines: number;
  postgres?: string;
  json: boolean;
}

/** `rosetta bench finops`: the real commands and services, on databases of their own. */
export const benchFinops = async ({
  what,
  lines,
  postgres,
  json,
}: BenchOptions) => {
  const report = (text: string) => json || process.stderr.write(`· ${text}\n`);
  const { shape, measure, format }: Bench<any> = BENCHES[what];
  const result = await withWorkspace({ postgres, shape }, workspace =>
    measure(workspace, lines, report),
  );
  console.log(json ? JSON.stringify(result, null, 2) : format(result));
};
