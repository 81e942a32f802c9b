import { useMemo } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ACTIONS } from '@rosetta/contracts/access';
import { getTimeline } from '@rosetta/contracts/monitoring';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Provenance } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Failure,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Happening, mergeHappenings } from '../incidents/happenings';
import { LANES } from '../incidents/lanes';
import { TimelinePicture } from '../incidents/TimelinePicture';
import { TimelineTable } from '../incidents/TimelineTable';
import { CostAnomalies, useCostAnomalies } from '../incidents/useCostAnomalies';
import { monitoringTranslationRef } from '../translation';
import { ReliabilityWindow } from './window';

interface TimelineProps {
  application: string;
  window: ReliabilityWindow;
}

const WITHOUT_COSTS = LANES.filter(kind => kind !== 'anomaly');

/** The routes have whole days; a window may be a part of them. */
const within =
  ({ from, to }: ReliabilityWindow) =>
  ({ at, until }: Happening) =>
    at < to && (until === null ? at : until) >= from;

/** Why costs are not there, or up to when they are. */
const AboutCosts = ({ costs }: { costs: CostAnomalies }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { day } = useFormats();
  const { denied, error, through, loading, retry } = costs;
  if (denied)
    return (
      <Typography variant="body2" color="text.secondary">
        {t('timeline.costs.denied', { role: ACTIONS['finops.read'] })}
      </Typography>
    );
  if (error)
    return <Failure title={t('timeline.costs.failed')} error={error} onRetry={retry} />; // prettier-ignore
  if (loading) return null;
  return (
    <Provenance>
      {through
        ? t('timeline.costs.through', { day: day(through) })
        : t('timeline.costs.never')}
    </Provenance>
  );
};

/** What happened to an application and to its cost, in one picture and one list. */
export const Timeline = ({ application, window }: TimelineProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const state = useRouteItems(getTimeline, {
    params: { app: application },
    query: window.days,
  });
  const costs = useCostAnomalies(application, window.days);
  const items = useMemo(
    () =>
      mergeHappenings(state.value ?? [], costs.items).filter(within(window)),
    [state.value, costs.items, window],
  );
  const unknown = costs.error ? 'unknown' : costs.loading && 'loading';
  return (
    <section aria-label={t('timeline.title')}>
      <Resource state={state}>
        {() => (
          <>
            {items.length ? (
              <>
                <TimelinePicture
                  items={items}
                  window={window}
                  kinds={costs.denied ? WITHOUT_COSTS : LANES}
                  notes={unknown ? { anomaly: t(`timeline.costs.${unknown}`) } : {}} // prettier-ignore
                />
                <TimelineTable items={items} />
              </>
            ) : (
              <EmptyState title={t('timeline.none')}>
                {t('timeline.noneHelp')}
              </EmptyState>
            )}
            <AboutCosts costs={costs} />
          </>
        )}
      </Resource>
    </section>
  );
};
