import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UseApplicationColumn } from '@rosetta/plugin-rosetta-core-react/application';
import { useTroubleText } from '../board/useTroubleText';
import { rankApplication } from '../home/ownBoard';
import { useBudgetText } from '../home/useBudgetText';
import { useHealthCells } from '../home/useHealthCells';
import { useOwnBoard } from '../home/useOwnBoard';
import { monitoringTranslationRef } from '../translation';

const NOBODY = { groups: [], owners: [], applications: [] };

/** How each application runs now; ordered by what is wrong. */
export const useHealthColumn: UseApplicationColumn = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const troubleText = useTroubleText();
  const budgetText = useBudgetText();
  const board = useOwnBoard();
  const { value: cells } = useHealthCells(NOBODY);
  const { value } = board;
  const column = useMemo(() => {
    const foundOf = (id: string) => value?.deployments.get(id);
    const spentOf = (id: string) => value?.budgets?.get(id);
    const isNotDeployed = value?.isWhole;
    const textOf = ({ id }: { id: string }) => {
      const found = foundOf(id);
      const trouble = [found && troubleText(found), budgetText(spentOf(id))].filter(Boolean).join(' · '); // prettier-ignore
      if (found || trouble) return trouble || t('level.healthy');
      return isNotDeployed ? t('home.notDeployed') : null;
    };
    return {
      key: 'health',
      label: t('home.state'),
      least: 150,
      value: textOf,
      rank: ({ id }: { id: string }) => rankApplication(foundOf(id), spentOf(id)), // prettier-ignore
      ...(cells && { render: cells.render }),
    };
  }, [value, cells, t, troubleText, budgetText]);
  return { column, state: board };
};
