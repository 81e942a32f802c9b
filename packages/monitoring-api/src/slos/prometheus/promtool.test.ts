import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SloInput, SloVersion } from '@rosetta/contracts/monitoring';
import {
  BurnSeries,
  burnsAt,
  NO_SUMS,
  toHourUnits,
  toSegments,
} from '@rosetta/monitoring-mart';
import { stringify } from 'yaml';
import { burnRulesOf } from '../SloStatuses';
import { toPrometheusRules } from './toRules';

const run = promisify(execFile);

/** Windows of which the values below are all there is to know: Rosetta alerts nobody of half of one. */
const ALERTING: SloInput['alerting'] = {
  pairs: [
    { severity: 'page', long: '1h', short: '5m', factor: 14.4 },
    { severity: 'page', long: '4h', short: '30m', factor: 6 },
    { severity: 'ticket', long: '6h', short: '1h', factor: 3 },
  ],
};

const slo = (fields: Partial<SloInput>) =>
  ({
    ...SloInput.parse({
      id: 'shop',
      name: 'Shop',
      application: 'app-shop',
      objective: 0.999,
      window: { type: 'rolling', duration: '30d' },
      budgeting: { method: 'Occurrences' },
      indicator: { kind: 'ratio', bad: { signal: 'errors' }, total: { signal: 'traffic' } }, // prettier-ignore
      alerting: ALERTING,
      ...fields,
    }),
    id: 'shop',
  } as unknown as SloVersion & { id: string });

const HOURS = 8;
const MINUTES = HOURS * 60;
const OUTAGE = 6 * 60 + 10;

/** Requests of a minute, and how many of them fail: an outage of 40 minutes, after a busy noise. */
const trafficAt = (minute: number) => 600 + ((minute * 37) % 200);
const errorsAt = (minute: number) => {
  if (minute >= OUTAGE && minute < OUTAGE + 40) return Math.round(trafficAt(minute) * 0.2); // prettier-ignore
  return minute % 9 === 0 ? 1 : 0;
};
const latencyAt = (minute: number) => minute >= OUTAGE && minute < OUTAGE + 40 ? 900 : 100; // prettier-ignore

const valuesOf = (at: (minute: number) => number, hour = 0, minutes = MINUTES) =>
  Array.from({ length: minutes }, (_, minute) => at(hour * 60 + minute)); // prettier-ignore

/** The same values, as Rosetta's engine reads them. */
const engine = (of: SloVersion) =>
  new BurnSeries(
    Array.from({ length: HOURS }, (_, hour) => {
      const series = [
        ['errors', errorsAt] as const,
        ['traffic', trafficAt] as const,
        ['latency.p95', latencyAt] as const,
      ].map(([signal, at]) => ({
        signal,
        entity: 'SERVICE-1',
        minutes: valuesOf(at, hour, 60),
      }));
      const units = toHourUnits(of, series, () => false);
      const { minutes } = units;
      return {
        start: hour * 60,
        sums: toSegments(of, units).at(0) ?? NO_SUMS,
        minutes: {
          bad: minutes.map(each => each && each.bad),
          total: minutes.map(each => each && each.total),
          events: minutes.map(each => each && each.events),
          excluded: [],
        },
      };
    }),
  );

/** A sample of a minute is there when the minute is over. */
const samples = (at: (minute: number) => number) => `_ ${valuesOf(at).join(' ')}`; // prettier-ignore

const series = (signal: string, at: (minute: number) => number) => ({
  series: `rosetta_signal{application="app-shop", signal="${signal}", entity="SERVICE-1"}`,
  values: samples(at),
});

const LOOKS = [OUTAGE, OUTAGE + 1, OUTAGE + 2, OUTAGE + 4, OUTAGE + 10, OUTAGE + 39, OUTAGE + 43, OUTAGE + 45, OUTAGE + 60, OUTAGE + 100]; // prettier-ignore

const testOf = (of: SloVersion & { id: string }) => {
  const rules = burnRulesOf(of, { minEvents: 100, atRisk: 0.25 });
  const own = engine(of);
  const looks = LOOKS.map(minute => ({
    minute,
    severities: [
      ...new Set(
        burnsAt(own, rules, minute).flatMap(({ firing, severity }) =>
          firing ? [severity] : [],
        ),
      ),
    ],
  }));
  const labels = { slo: 'shop', application: 'app-shop' };
  return {
    rules: toPrometheusRules(of, rules),
    looks,
    test: {
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: [
            series('errors', errorsAt),
            series('traffic', trafficAt),
            series('latency.p95', latencyAt),
          ],
          alert_rule_test: looks.map(({ minute, severities }) => ({
            eval_time: `${minute}m`,
            alertname: 'SloBurn_shop',
            exp_alerts: severities.map(severity => ({
              exp_labels: { ...labels, severity },
              exp_annotations: { summary: 'The budget of Shop burns too fast' },
            })),
          })),
        },
      ],
    },
  };
};

const judge = async (of: SloVersion & { id: string }) => {
  const folder = await mkdtemp(join(tmpdir(), 'rosetta-promtool-'));
  const { rules, test, looks } = testOf(of);
  await writeFile(join(folder, 'rules.yaml'), rules);
  await writeFile(
    join(folder, 'test.yaml'),
    stringify({ rule_files: ['rules.yaml'], ...test }, { lineWidth: 0 }),
  );
  try {
    const { stdout } = await run('promtool', ['test', 'rules', 'test.yaml'], { cwd: folder }); // prettier-ignore
    return { stdout, looks };
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${stdout}\n${stderr}\n${rules}`);
  } finally {
    await rm(folder, { recursive: true });
  }
};

describe('the rules of Prometheus', () => {
  it.each<[string, Partial<SloInput>]>([
    ['events', {}],
    ['time slices', { objective: 0.99, budgeting: { method: 'Timeslices', sliceMinutes: 1, sliceTarget: 0.95 } }],
    ['values beyond a threshold', { objective: 0.99, indicator: { kind: 'threshold', metric: { signal: 'latency.p95' }, op: 'lt', value: 500 } }],
  ])('fire when Rosetta does, on the same values: %s', async (_, fields) => {
    const { stdout, looks } = await judge(slo(fields));
    expect(stdout).toContain('SUCCESS');
    // The test is of something: it fires and it is quiet.
    const fired = looks.map(({ severities }) => severities.length > 0);
    expect([fired.includes(true), fired.includes(false)]).toEqual([true, true]);
  }); // prettier-ignore
});
