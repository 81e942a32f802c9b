import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useTokens } from '@rosetta/plugin-rosetta-core-react/theme';
import { monitoringTranslationRef } from '../translation';
import { LevelSign } from './LevelSign';
import { LEVELS } from './severity';

/** What the signs of the board mean. */
export const BoardLegend = ({ stale }: { stale: boolean }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const tokens = useTokens();
  return (
    <Stack
      component="ul"
      direction="row"
      flexWrap="wrap"
      aria-label={t('legend.title')}
      sx={{
        columnGap: 1.5,
        m: 0,
        p: 0,
        typography: 'caption',
        color: 'text.secondary',
        '& li': { display: 'flex', gap: 0.5, alignItems: 'center' },
      }}
    >
      {LEVELS.map(level => (
        <li key={level}>
          <LevelSign level={level} />
          {t(`legend.${level}`)}
        </li>
      ))}
      {stale && (
        <li>
          <Box
            component="span"
            sx={{
              bgcolor: tokens.stale.ground,
              color: tokens.stale.text,
              px: 0.5,
            }}
          >
            {t('legend.age')}
          </Box>
          {t('legend.stale')}
        </li>
      )}
    </Stack>
  );
};
