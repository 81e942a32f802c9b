import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { useMapped } from '@rosetta/plugin-rosetta-core-react/data';
import { HomeCells, UsePart } from '@rosetta/plugin-rosetta-core-react/home';
import { useNarrow, useTokens } from '@rosetta/plugin-rosetta-core-react/theme';
import { LevelSign } from '../board/LevelSign';
import { NotThere } from '../board/NotThere';
import { levelOf } from '../board/severity';
import { useTroubleText } from '../board/useTroubleText';
import { monitoringTranslationRef } from '../translation';
import { rankDeployments } from './ownBoard';
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

const Health = ({ found }: { found: readonly LiveDeployment[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { stale } = useTokens();
  const trouble = useTroubles()(found);
  const isNarrow = useNarrow();
  const isStale = found.some(each => each.stale);
  // On a phone what is well takes no words.
  if (isNarrow && !trouble && !isStale)
    return <LevelSign level={levelOf(found)} label={t('level.healthy')} />;
  return (
    <Stack direction="row" gap={0.75} alignItems="center">
      <LevelSign level={levelOf(found)} />
      <Box
        component="span"
        // What is well is quiet; what may be otherwise by now is amber.
        color={trouble ? 'text.primary' : 'text.secondary'}
        sx={isStale ? { bgcolor: stale.ground, color: stale.text } : {}}
      >
        {trouble || t('level.healthy')}
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

const toCells = ({ deployments, isWhole }: OwnBoard): HomeCells => ({
  rank: ({ id }) => rankDeployments(deployments.get(id)),
  render: ({ id }) => {
    const found = deployments.get(id);
    return found ? (
      <Health found={found} />
    ) : (
      <NoDeployment isKnown={isWhole} />
    );
  },
});

/** How each application runs, as it is now. */
export const useHealthCells: UsePart<HomeCells> = () =>
  useMapped(useOwnBoard(), toCells);
