import { useMemo } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  durationText,
  getLiveBurns,
  LiveBurn,
  SloBurn,
} from '@rosetta/contracts/monitoring';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { StaleNotice } from '@rosetta/plugin-rosetta-core-react/page';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { SloLink } from '../slos/SloLink';
import { SloStateChip } from '../slos/SloStateChip';
import { monitoringTranslationRef } from '../translation';
import { LivePart } from './LivePart';
import { useLiveRoute } from './useLiveRoute';

type BurnRow = LiveBurn & { id: string; pair?: SloBurn };

const nearness = ({ long, factor }: SloBurn) => (long ?? 0) / factor;

/** The pair that alerts, or that is nearest to it: all of them are on the page of the objective. */
const worstPair = (burns: readonly SloBurn[]): SloBurn | undefined =>
  burns.toSorted(
    (a, b) => Number(b.firing) - Number(a.firing) || nearness(b) - nearness(a),
  )[0];

const State = ({ state }: BurnRow) => <SloStateChip state={state} />;

const Known = ({ asOf }: BurnRow) =>
  asOf ? <RelativeTime at={asOf} short /> : <>–</>;

const Alerting = ({ alert }: BurnRow) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  if (!alert) return <>{t('live.noAlert')}</>;
  return (
    <span>
      {t(`slos.burns.${alert.severity}`)} · <RelativeTime at={alert.beganAt} short />
    </span>
  ); // prettier-ignore
};

const useColumns = (): Column<BurnRow>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useMemo(() => {
    const windows = ({ pair }: BurnRow) =>
      pair &&
      `${durationText(pair.longMinutes)} / ${durationText(pair.shortMinutes)}`;
    return [
      { key: 'name', label: t('slos.column.name'), value: ({ name }) => name, render: ({ slo, name }) => <SloLink slo={{ id: slo, name }} />, least: 200, share: 2 },
      { key: 'state', label: t('slos.column.state'), value: ({ state }) => t(`slos.state.${state}`), render: State, width: 130 },
      { key: 'alert', label: t('live.alert'), value: ({ alert }) => alert?.beganAt ?? null, render: Alerting, least: 150 },
      { key: 'windows', label: t('live.windows'), value: row => windows(row) ?? null, width: 120 },
      { key: 'long', label: t('slos.burns.longRate'), kind: 'number', value: ({ pair }) => pair?.long ?? null, width: 120 },
      { key: 'short', label: t('slos.burns.shortRate'), kind: 'number', value: ({ pair }) => pair?.short ?? null, width: 120 },
      { key: 'factor', label: t('slos.burns.factor'), kind: 'number', value: ({ pair }) => pair?.factor ?? null, width: 120 },
      { key: 'asOf', label: t('live.knownUpTo'), value: ({ asOf }) => asOf, render: Known, width: 130 },
    ]; // prettier-ignore
  }, [t]);
};

/** Where the source is not read by the minute, a burn is as old as what was known last: never silently. */
const Stale = ({ items }: { items: readonly LiveBurn[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const stale = items.filter(each => each.stale);
  if (stale.length === 0) return null;
  const oldest = stale.map(({ asOf }) => asOf ?? '').sort()[0];
  return (
    <StaleNotice>
      <Typography variant="body2">
        {t('live.burnsStale')}{' '}
        {oldest && <>{t('live.burnsKnown')} <RelativeTime at={oldest} /></>}
      </Typography>
    </StaleNotice>
  ); // prettier-ignore
};

/** How fast the error budgets burn now. */
export const BurnsPart = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns();
  const state = useLiveRoute(getLiveBurns, application);
  return (
    <LivePart<LiveBurn>
      title={t('live.burns')}
      state={state}
      none={t('live.noBurn')}
      noneHelp={t('live.noBurnHelp')}
    >
      {items => (
        <>
          <Stale items={items} />
          <DataTable
            id="live-burns"
            label={t('live.burns')}
            rows={items.map(each => ({ ...each, id: each.slo, pair: worstPair(each.burns) }))}
            columns={columns}
          />
        </>
      )}
    </LivePart>
  ); // prettier-ignore
};
