import {
  SignalDescription,
  SignalGap,
  SIGNALS,
  SignalSeries,
} from '@rosetta/contracts/monitoring';
import { SeriesKey } from '@rosetta/monitoring-mart';

/** What one hour of a series adds: its values in order, all null where nothing is known. */
export interface SeriesPart extends SeriesKey {
  /** Where its values begin among the steps of the window. */
  at: number;
  values: readonly (number | null)[];
  reason?: SignalSeries['reason'];
}

/** The steps of a window. */
export interface Steps {
  from: string;
  stepMs: number;
  count: number;
}

const UNKNOWN = { golden: 'saturation', kind: 'gauge', unit: '' } as const;

const describe = (
  id: string,
): Pick<SignalDescription, 'golden' | 'kind' | 'unit'> =>
  SIGNALS.find(signal => signal.id === id) ?? UNKNOWN;

const keyOf = ({ signal, entity, source }: SeriesKey) =>
  `${signal} ${entity} ${source}`;

/** The parts of a series put together; what no part covers is not known. */
const joinParts = (parts: readonly SeriesPart[], { count }: Steps) => {
  const values: (number | null)[] = Array(count).fill(null);
  for (const { at, values: some } of parts)
    some.forEach((value, index) => {
      if (at + index >= 0 && at + index < count) values[at + index] = value;
    });
  return values;
};

/** All series of a window, by signal and entity. Pure. */
export const toSeries = (
  parts: readonly SeriesPart[],
  steps: Steps,
): SignalSeries[] => {
  const order = SIGNALS.map(({ id }) => id);
  return [...Map.groupBy(parts, keyOf).values()]
    .map(of => {
      const [{ signal, entity, source }] = of;
      const { golden, kind, unit } = describe(signal);
      const values = joinParts(of, steps);
      const known = values.filter(value => value !== null).length;
      const reason = known === 0 ? of.find(part => part.reason)?.reason : undefined; // prettier-ignore
      return {
        ...{ signal, golden, kind, unit, entity, source, values },
        known: steps.count ? known / steps.count : 0,
        ...(reason && { reason }),
      };
    })
    .sort(
      (a, b) =>
        order.indexOf(a.signal) - order.indexOf(b.signal) ||
        a.entity.localeCompare(b.entity),
    );
};

/** The runs of steps of each series of which nothing is known. Pure. */
export const gapsOf = (
  series: readonly SignalSeries[],
  { from, stepMs }: Steps,
): SignalGap[] => {
  const at = (step: number) =>
    new Date(Date.parse(from) + step * stepMs).toISOString();
  return series
    .filter(({ reason }) => !reason)
    .flatMap(({ signal, entity, values }) => {
      const gaps: SignalGap[] = [];
      values.forEach((value, index) => {
        if (value !== null) return;
        const to = at(index + 1);
        const last = gaps.at(-1);
        if (last?.to === at(index)) last.to = to;
        else gaps.push({ signal, entity, from: at(index), to });
      });
      return gaps;
    });
};
