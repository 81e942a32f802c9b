import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import Typography from '@mui/material/Typography';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { UsePart } from '@rosetta/plugin-rosetta-core-react/home';
import { KpiProps } from '@rosetta/plugin-rosetta-core-react/kpi';
import { SilentMark } from '../board/SilentMark';
import { Level, levelOf } from '../board/severity';
import { isSilent } from '../board/sourceState';
import { boardRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { countByLevel } from './ownBoard';
import { useOwnBoard } from './useOwnBoard';

/** Leads to these on the board: of one's own applications the table beside shows each. */
const All = ({ children }: { children: ReactNode }) => {
  const board = useRouteRef(boardRouteRef);
  if (!board) return <>{children}</>;
  return (
    <Link
      component={RouterLink}
      to={`${board()}?show=attention`}
      variant="caption"
      // It may stand in a sentence, where colour alone would not tell it apart.
      underline="always"
    >
      {children}
    </Link>
  );
};

/** How many of the reader's applications run well; of all, for those who own none. */
export const useHealthKpi: UsePart<KpiProps> = ({ applications }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  const { value, ...state } = useOwnBoard();
  if (!value) return state;
  const { deployments, sources, budgets } = value;
  const ids = applications.length
    ? applications.map(({ id }) => id)
    : [...deployments.keys()];
  const own = ids.filter(id => deployments.has(id));
  const isSpent = (id: string) => budgets?.has(id) ?? false;
  const counts = countByLevel(own.map(id => deployments.get(id)!));
  const count = (level: Level) => number(counts.get(level) ?? 0);
  const healthy = own.filter(id => levelOf(deployments.get(id)!) === 'healthy' && !isSpent(id)); // prettier-ignore
  const spent = own.filter(isSpent).length;
  const ofBudgets = budgets
    ? spent > 0 && t('home.budget.count', { count: spent })
    : t('home.budget.unknown');
  const silent = sources.filter(isSilent);
  const unhealthy = t('home.unhealthy', {
    failing: count('failing'),
    differs: count('differs'),
  });
  return {
    ...state,
    value: {
      name: t(applications.length ? 'home.health' : 'home.healthOfAll'),
      figure: t('home.healthy', {
        healthy: number(healthy.length),
        total: number(own.length),
      }),
      warning: silent.length > 0 && <SilentMark sources={silent} />,
      detail: (
        <>
          {applications.length ? unhealthy : <All>{unhealthy}</All>}
          {ofBudgets && `, ${ofBudgets}`}
        </>
      ),
      explain: <Typography>{t('home.explainHealth')}</Typography>,
    },
  };
};
