import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment, SloItem } from '@rosetta/contracts/monitoring';
import { useMapped } from '@rosetta/plugin-rosetta-core-react/data';
import { HomeCells, UsePart } from '@rosetta/plugin-rosetta-core-react/home';
import { useNarrow, useTokens } from '@rosetta/plugin-rosetta-core-react/theme';
import { LevelSign } from '../board/LevelSign';
import { NotThere } from '../board/NotThere';
import { levelOf } from '../board/severity';
import { useTroubleText } from '../board/useTroubleText';
import { monitoringTranslationRef } from '../translation';
import { rankApplication } from './ownBoard';
import { useBudgetText } from './useBudgetText';
import { OwnBoard, useOwnBoard } from './useOwnBoard';

/** What is wrong, and in which environments. */
const useTroubles = () => {
  const describe = useTroubleText();
  return (deployments: readonly LiveDeployment[]) =>
    [...Map.groupBy(deployments, ({ environment }) => environment)]
      .map(([environment, found]) => [describe(found), environment])
      .filter(([trouble]) => trouble)
      .map(([trouble, environment]) => `${trouble} (${environment})`)
      .join(' · ');
};

interface HealthProps {
  found: readonly LiveDeployment[];
  /** Error budgets that are used up, or burn. */
  spent: readonly SloItem[];
  budgetsKnown: boolean;
}

const Health = ({ found, spent, budgetsKnown }: HealthProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { stale } = useTokens();
  const trouble = [useTroubles()(found), useBudgetText()(spent)].filter(Boolean).join(' · '); // prettier-ignore
  const isNarrow = useNarrow();
  const isStale = found.some(each => each.stale);
  const level = spent.length ? 'failing' : levelOf(found);
  // On a phone what is well takes no words.
  if (isNarrow && !trouble && !isStale && budgetsKnown)
    return <LevelSign level={level} label={t('level.healthy')} />;
  return (
    <Stack direction="row" gap={0.75} alignItems="center">
      <LevelSign level={level} />
      <Box
        component="span"
        // What is well is quiet; what may be otherwise by now is amber.
        color={trouble ? 'text.primary' : 'text.secondary'}
        sx={isStale ? { bgcolor: stale.ground, color: stale.text } : {}}
      >
        {trouble || t('level.healthy')}
        {!budgetsKnown && `, ${t('home.budget.unknown')}`}
        {isStale && `, ${t('board.stale')}`}
      </Box>
    </Stack>
  );
};

const NoDeployment = ({ isKnown }: { isKnown: boolean }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <NotThere>{t(isKnown ? 'home.notDeployed' : 'home.notKnown')}</NotThere>
  );
};

const toCells = ({ deployments, isWhole, budgets }: OwnBoard): HomeCells => ({
  rank: ({ id }) => rankApplication(deployments.get(id), budgets?.get(id)),
  render: ({ id }) => {
    const found = deployments.get(id) ?? [];
    const spent = budgets?.get(id) ?? [];
    return found.length || spent.length ? (
      <Health found={found} spent={spent} budgetsKnown={Boolean(budgets)} />
    ) : (
      <NoDeployment isKnown={isWhole} />
    );
  },
});

/** How each application runs, as it is now: not well while it breaks what it promises. */
export const useHealthCells: UsePart<HomeCells> = () =>
  useMapped(useOwnBoard(), toCells);
