import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { UsePart } from '@rosetta/plugin-rosetta-core-react/home';
import { KpiProps } from '@rosetta/plugin-rosetta-core-react/kpi';
import { SilentMark } from '../board/SilentMark';
import { Level } from '../board/severity';
import { isSilent } from '../board/sourceState';
import { monitoringTranslationRef } from '../translation';
import { countByLevel } from './ownBoard';
import { useOwnBoard } from './useOwnBoard';

/** How many of the reader's applications run well; of all, for those who own none. */
export const useHealthKpi: UsePart<KpiProps> = ({ applications }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  const { value, ...state } = useOwnBoard();
  if (!value) return state;
  const { deployments, sources } = value;
  const ids = applications.length
    ? applications.map(({ id }) => id)
    : [...deployments.keys()];
  const own = ids.flatMap(id => {
    const found = deployments.get(id);
    return found ? [found] : [];
  });
  const counts = countByLevel(own);
  const count = (level: Level) => number(counts.get(level) ?? 0);
  const silent = sources.filter(isSilent);
  return {
    ...state,
    value: {
      name: t(applications.length ? 'home.health' : 'home.healthOfAll'),
      figure: t('home.healthy', {
        healthy: count('healthy'),
        total: number(own.length),
      }),
      warning: silent.length > 0 && <SilentMark sources={silent} />,
      detail: t('home.unhealthy', {
        failing: count('failing'),
        differs: count('differs'),
      }),
      explain: <Typography>{t('home.explainHealth')}</Typography>,
    },
  };
};
