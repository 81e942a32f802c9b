import { useCallback, useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  getGoldenSignals,
  GoldenSignal,
  GoldenSignals,
  GOLDEN_SIGNALS,
  SignalSeries,
} from '@rosetta/contracts/monitoring';
import { TimeLines } from '@rosetta/plugin-rosetta-core-react/charts';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  CardGrid,
  Provenance,
  SectionTitle,
} from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { monitoringTranslationRef } from '../translation';
import { useWord } from '../words/useWord';
import { SignalTable } from './SignalTable';
import { useUnit } from './useUnit';
import { ReliabilityWindow } from './window';

const STEP_MS = { minute: 60_000, hour: 3_600_000 };
const REFRESH_MS = 60_000;
const CHART_WIDTH = 420;

/** In the picture of its golden signal: `p95`, and of one of several entities `p95 · SERVICE-1`. */
const useLineName = () => {
  const word = useWord();
  return useCallback(
    (series: SignalSeries, all: readonly SignalSeries[]) => {
      const { signal, kind, golden, entity } = series;
      const name =
        kind === 'percentile'
          ? signal.replace(`${golden}.`, '')
          : word('signal', signal);
      const entities = new Set(all.map(each => each.entity));
      return entities.size > 1 ? `${name} · ${entity}` : name;
    },
    [word],
  );
};

interface SignalChartProps {
  golden: GoldenSignal;
  signals: GoldenSignals;
}

const SignalChart = ({ golden, signals }: SignalChartProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number, percent } = useFormats();
  const nameOf = useLineName();
  const { from, step, items } = signals;
  const series = useMemo(
    () => items.filter(each => each.golden === golden),
    [items, golden],
  );
  const lines = useMemo(
    () =>
      series.map(each => ({
        key: `${each.signal} ${each.entity}`,
        label: nameOf(each, series),
        values: each.values,
      })),
    [series, nameOf],
  );
  const unitText = useUnit();
  const title = t(`signals.golden.${golden}`);
  if (!series.length)
    return (
      <EmptyState title={t('signals.noneOf', { signal: title })}>
        {t('signals.noneHelp')}
      </EmptyState>
    );
  const unit = unitText(series[0].unit);
  const latest = lines
    .map(({ label, values }) => {
      const last = values.findLast(value => value !== null);
      return `${label}: ${typeof last === 'number' ? `${number(last)} ${unit}` : '–'}`; // prettier-ignore
    })
    .join(', ');
  const known = Math.min(...series.map(each => each.known));
  const reason = series.find(each => each.reason)?.reason;
  const gap = known < 1 ? t('signals.known', { part: percent(known) }) : undefined; // prettier-ignore
  return (
    <TimeLines
      title={title}
      summary={t('signals.summary', { signal: title, latest })}
      from={from}
      stepMs={STEP_MS[step]}
      unit={unit}
      lines={lines}
      note={reason ? t(`signals.reason.${reason}`) : gap}
    />
  );
};

interface SignalsProps {
  application: string;
  window: ReliabilityWindow;
}

/** Latency, traffic, errors and saturation of an application in a window. */
export const Signals = ({ application, window }: SignalsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number, moment } = useFormats();
  const { from, to, step } = window;
  const state = useRoute(
    getGoldenSignals,
    { params: { app: application }, query: { from, to, step } },
    { everyMs: REFRESH_MS },
  );
  return (
    <section aria-label={t('signals.title')}>
      <SectionTitle>{t('signals.title')}</SectionTitle>
      <Resource state={state}>
        {signals =>
          signals.items.length ? (
            <>
              <CardGrid least={CHART_WIDTH}>
                {GOLDEN_SIGNALS.map(golden => (
                  <SignalChart key={golden} golden={golden} signals={signals} />
                ))}
              </CardGrid>
              <SignalTable items={signals.items} />
              <Provenance>
                {t('signals.published', {
                  hours: number(signals.published.hours),
                  of: number(signals.published.of),
                  at: signals.published.at ? moment(signals.published.at) : '–',
                })}
              </Provenance>
            </>
          ) : (
            <EmptyState title={t('signals.none')}>
              {t('signals.noneHelp')}
            </EmptyState>
          )
        }
      </Resource>
    </section>
  );
};
