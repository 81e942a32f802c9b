import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getTrends, listRisks } from '@rosetta/contracts/monitoring';
import { listGroups } from '@rosetta/contracts/ref';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import {
  useRoute,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import {
  useUrlState,
  WrongAddress,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { SPANS } from '../dora/doraView';
import { monitoringTranslationRef } from '../translation';
import { ExecutiveKpis } from './ExecutiveKpis';
import {
  DEFAULT_DAYS,
  DEFAULT_TREND,
  EXECUTIVE_VIEW,
  ExecutiveView,
  TREND_NAMES,
} from './executiveView';
import { RiskRules } from './RiskRules';
import { RiskTable } from './RiskTable';
import { Trends, useTrendName } from './Trends';

const MAX_RISKS = 500;

interface ControlsProps {
  view: ExecutiveView;
  onChange(change: ExecutiveView): void;
}

const Controls = ({ view, onChange }: ControlsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const nameOf = useTrendName();
  const groups = useRouteItems(listGroups, {}).value ?? [];
  return (
    <ControlRow label={t('control.title')} active={view.group ? 1 : 0}>
      <ChoicePill
        label={t('dora.control.days')}
        value={view.days ?? DEFAULT_DAYS}
        options={SPANS.map(value => ({
          value,
          label: t('dora.control.lastDays', { count: Number(value) }),
        }))}
        onChange={days => onChange({ days })}
      />
      <ChoicePill
        label={t('dora.control.metric')}
        value={view.trend ?? DEFAULT_TREND}
        options={TREND_NAMES.map(value => ({ value, label: nameOf(value) }))}
        onChange={trend => onChange({ trend })}
      />
      <FilterChips
        filters={[
          {
            key: 'group',
            label: t('control.group'),
            value: view.group,
            options: groups
              .map(({ id, name }) => ({ value: id, label: name }))
              .sort((left, right) => left.label.localeCompare(right.label)),
            onChange: group => onChange({ group }),
          },
        ]}
      />
      <CopyLink />
    </ControlRow>
  );
};

/** For the direction: which applications are a risk and why, and whether it gets better. */
export const ExecutivePage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state: view, change, wrong } = useUrlState(EXECUTIVE_VIEW);
  const { group, days = DEFAULT_DAYS, trend = DEFAULT_TREND } = view;
  const risks = useRoute(listRisks, {
    query: { group, days: Number(days), limit: MAX_RISKS },
  });
  const trends = useRoute(getTrends, { query: { group } });
  return (
    <PageFrame
      title={t('executive.title')}
      line={t('executive.line', { count: Number(days) })}
    >
      <Controls view={view} onChange={change} />
      <WrongAddress wrong={wrong} />
      <Resource state={risks}>
        {found => (
          <Resource state={trends}>
            {months => (
              <Stack gap={2}>
                <ExecutiveKpis risks={found} trends={months} />
                <RiskTable risks={found.items} rules={found.rules} />
                <Trends items={months.items} trend={trend} />
                <RiskRules {...found} />
              </Stack>
            )}
          </Resource>
        )}
      </Resource>
    </PageFrame>
  );
};
