import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { rosetta } from './launcher';
import { platform } from './platform';

const MINUTE_MS = 60_000;

/** A value of each minute from an instant on; Dynatrace names a slot by its end. */
const resultOf = (metricId: string, entity: string, start: number, values: readonly number[]) => ({
  metricId,
  data: [
    {
      dimensions: [entity],
      dimensionMap: { 'dt.entity.service': entity },
      timestamps: values.map((_, at) => start + (at + 1) * MINUTE_MS),
      values,
    },
  ],
}); // prettier-ignore

/**
 * `rosetta raw import dynatrace.metrics`, of an answer in which so many requests of a service failed in each minute of
 * this hour until now; the hour, as runs name it. Alerts are raised of minutes that nobody has looked at yet: of this hour.
 */
export async function importFailures(
  service: string,
  { requests, errors }: { requests: number; errors: number },
): Promise<string> {
  const hour = new Date().toISOString().slice(0, 'YYYY-MM-DDTHH'.length);
  const start = Date.parse(`${hour}:00:00Z`);
  const minutes = Math.max(1, Math.floor((Date.now() - start) / MINUTE_MS));
  const fill = (value: number) => Array<number>(minutes).fill(value);
  const folder = mkdtempSync(join(tmpdir(), 'rosetta-metrics-'));
  const file = join(folder, 'answer.json');
  const answer = {
    totalCount: 2,
    nextPageKey: null,
    resolution: '1m',
    result: [
      resultOf('builtin:service.requestCount.total:sum', service, start, fill(requests)), // prettier-ignore
      resultOf('builtin:service.errors.total.count:sum', service, start, fill(errors)), // prettier-ignore
    ],
  };
  writeFileSync(file, JSON.stringify(answer));
  const { code, stdout, stderr } = await rosetta(
    ['raw', 'import', 'dynatrace.metrics', file, '--replace'],
    platform(),
  );
  rmSync(folder, { recursive: true });
  expect(code, `${stdout}${stderr}`).toBe(0);
  return hour;
}
