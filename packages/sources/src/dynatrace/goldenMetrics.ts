import { SIGNALS } from '@rosetta/contracts/monitoring';

/** Landed, and no signal yet. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  HOST: ['builtin:host.cpu.usage:avg', 'builtin:host.mem.usage:avg'],
};

const readings = SIGNALS.map(({ dynatrace }) => dynatrace);

/** What is asked of entities of a type: the metrics of all signals that they have. */
export const GOLDEN_METRICS: Readonly<Record<string, readonly string[]>> = {
  ...OTHERS,
  ...Object.fromEntries(
    [...Map.groupBy(readings, ({ entity }) => entity)].map(([type, some]) => [
      type,
      some.map(({ metric, aggregation }) => `${metric}:${aggregation}`),
    ]),
  ),
};
