import { useCallback, useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BudgetPolicy,
  getBudgetPolicy,
  listAllBudgetDecisions,
  ListedBudgetDecision,
} from '@rosetta/contracts/monitoring';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
} from '@rosetta/plugin-rosetta-core-react/controls';
import {
  useRoute,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { RequesterLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  PageFrame,
  SectionTitle,
} from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  useUrlState,
  WrongAddress,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { SloLinks } from '../slos/SloLinks';
import { monitoringTranslationRef } from '../translation';
import { DecisionDialog } from './DecisionDialog';
import { DecisionsTable } from './DecisionsTable';
import { PolicyDialog } from './PolicyDialog';

const VIEW = z.object({ show: z.enum(['in-force', 'over']) });

/** The steps, from the most that is left of a budget to the least. */
const Steps = ({ steps }: Pick<BudgetPolicy, 'steps'>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { percent } = useFormats();
  if (steps.length === 0)
    return <Typography variant="body2">{t('policy.noSteps')}</Typography>;
  return (
    <ul style={{ margin: 0 }}>
      {[...steps]
        .sort((a, b) => b.below - a.below)
        .map(({ below, action, text }) => (
          <li key={below}>
            {t('policy.step.is', {
              below: percent(below),
              action: t(`policy.action.${action}`),
            })}
            {text && <> {text}</>}
          </li>
        ))}
    </ul>
  );
};

const Policy = ({ policy }: { policy: BudgetPolicy }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  const { updatedBy, updatedAt, reason } = policy;
  return (
    <Stack component="section" gap={1}>
      <SectionTitle>{t('policy.says')}</SectionTitle>
      <Steps steps={policy.steps} />
      <Typography variant="body2" color="text.secondary">
        {updatedBy && updatedAt ? (
          <>
            {t('policy.agreed', {
              revision: `${policy.revision}`,
              at: moment(updatedAt),
            })}{' '}
            <RequesterLink requester={updatedBy} />
            {reason && <> · {reason}</>}
          </>
        ) : (
          t('policy.first')
        )}
      </Typography>
      <Typography variant="body2">{t('policy.gate')}</Typography>
    </Stack>
  );
};

const Decisions = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const mayChange = useMay('monitoring.slos.write');
  const { state: view, change, params, wrong } = useUrlState(VIEW);
  const query = view.show && { inForce: view.show === 'in-force' ? 'true' as const : 'false' as const };
  const decisions = useRouteItems(listAllBudgetDecisions, { query: query ?? {} });
  const [withdrawn, setWithdrawn] = useState<ListedBudgetDecision>();
  const withdraw = useCallback((row: ListedBudgetDecision) => setWithdrawn(row), []);
  return (
    <Stack component="section" gap={1}>
      <SectionTitle>{t('policy.decisions')}</SectionTitle>
      <WrongAddress wrong={wrong} />
      <ControlRow label={t('control.title')} active={view.show ? 1 : 0}>
        <ChoicePill
          label={t('policy.column.state')}
          all={t('policy.all')}
          value={view.show}
          options={[
            { value: 'in-force' as const, label: t('policy.state.inForce') },
            { value: 'over' as const, label: t('policy.state.over') },
          ]}
          onChange={show => change({ show })}
        />
        <CopyLink search={`?${params}`} />
      </ControlRow>
      <Resource state={decisions}>
        {rows =>
          rows.length ? (
            <DecisionsTable
              decisions={rows}
              onWithdraw={mayChange ? withdraw : undefined}
            />
          ) : (
            <EmptyState title={t('policy.none')}>
              {t(mayChange ? 'policy.noneHelp' : 'policy.noneRead')}
            </EmptyState>
          )
        }
      </Resource>
      {withdrawn && (
        <DecisionDialog
          slo={withdrawn.slo}
          isWithdrawal
          onClose={() => setWithdrawn(undefined)}
        />
      )}
    </Stack>
  );
}; // prettier-ignore

const Actions = ({ policy }: { policy?: BudgetPolicy }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const mayChange = useMay('monitoring.slos.write');
  const [opened, setOpened] = useState<'policy' | 'decision'>();
  if (!mayChange) return null;
  const close = () => setOpened(undefined);
  return (
    <Stack direction="row" flexWrap="wrap" gap={1}>
      <Button
        size="small"
        disabled={!policy}
        onClick={() => setOpened('policy')}
      >
        {t('policy.change')}
      </Button>
      <Button
        size="small"
        variant="contained"
        onClick={() => setOpened('decision')}
      >
        {t('policy.decide')}
      </Button>
      {opened === 'policy' && policy && (
        <PolicyDialog policy={policy} onClose={close} />
      )}
      {opened === 'decision' && <DecisionDialog onClose={close} />}
    </Stack>
  );
};

/** What is to be done when error budgets run out, and what people decided. */
export const BudgetPolicyPage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const policy = useRoute(getBudgetPolicy, {});
  return (
    <PageFrame
      title={t('policy.title')}
      line={t('policy.line')}
      actions={<Actions policy={policy.value} />}
    >
      <SloLinks here="policy" />
      <Resource state={policy}>{value => <Policy policy={value} />}</Resource>
      <Decisions />
    </PageFrame>
  );
};
