import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { BudgetPoint, Slo } from '@rosetta/contracts/monitoring';
import {
  BurnDownChart,
  BurnDownPoint,
} from '@rosetta/plugin-rosetta-core-react/charts';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { monitoringTranslationRef } from '../translation';

const HOUR_MS = 3_600_000;

/** An hour that is missing, or of which nothing is known, is a gap in the line. */
export const withGaps = (
  points: readonly BudgetPoint[],
  from: string,
): BurnDownPoint[] => {
  const drawn: BurnDownPoint[] = [];
  let last = Date.parse(from);
  for (const { at, remaining, known } of points) {
    const time = Date.parse(at);
    if (time - last > HOUR_MS)
      drawn.push({ at: new Date(time - HOUR_MS).toISOString(), remaining: null }); // prettier-ignore
    drawn.push({ at, remaining: known > 0 ? remaining : null });
    last = time;
  }
  return drawn;
};

/** The beginning of the first hour that is known, where nothing is known of the time before; undefined where the window begins with it. */
export const knownSince = (
  points: readonly BudgetPoint[],
  from: string,
): string | undefined => {
  const first = points.find(({ known }) => known > 0);
  if (!first) return undefined;
  const begins = Date.parse(first.at) - HOUR_MS;
  return begins > Date.parse(from) ? new Date(begins).toISOString() : undefined;
};

/** How a budget went over its window, from when on it is known. */
export const SloBurnDown = ({ slo }: { slo: Slo }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { day, moment, percent } = useFormats();
  const { from, to } = slo.status;
  const since = knownSince(slo.burnDown, from);
  const begin = since ?? from;
  const points = useMemo(
    () =>
      withGaps(
        slo.burnDown.filter(({ at }) => at > begin),
        begin,
      ),
    [slo, begin],
  );
  const end = points.findLast(({ remaining }) => remaining !== null);
  const about = { from: day(begin), to: day(to) };
  const summary = end
    ? t('slos.burnDown.summary', { ...about, remaining: percent(end.remaining!) }) // prettier-ignore
    : t('slos.burnDown.none', about);
  return (
    <BurnDownChart
      title={t('slos.burnDown.title')}
      summary={summary}
      points={points}
      from={from}
      to={to}
      since={since}
      labels={{
        remaining: t('slos.burnDown.remaining'),
        ideal: t('slos.burnDown.ideal'),
        unknown: t('slos.burnDown.unknown'),
      }}
      note={[
        since && t('slos.burnDown.since', { at: moment(since) }),
        t('slos.burnDown.note'),
      ]
        .filter(Boolean)
        .join(' ')}
    />
  );
};
