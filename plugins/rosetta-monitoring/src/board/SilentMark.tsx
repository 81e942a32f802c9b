import Box from '@mui/material/Box';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveSource } from '@rosetta/contracts/monitoring';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { useTokens } from '@rosetta/plugin-rosetta-core-react/theme';
import { monitoringTranslationRef } from '../translation';

interface SilentMarkProps {
  /** Those that a figure stands on. */
  sources: readonly LiveSource[];
}

/** Marks a figure that stands on what a silent source said before. */
export const SilentMark = ({ sources }: SilentMarkProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { stale } = useTokens();
  const silent = sources.filter(({ state }) => state !== 'ok');
  if (!silent.length) return null;
  return (
    <Box
      component="span"
      sx={{ bgcolor: stale.ground, color: stale.text, px: 0.5 }}
    >
      {silent.map(({ name, title, asOf }, index) => (
        <span key={name}>
          {index > 0 && ' · '}
          {title} {asOf ? <RelativeTime short at={asOf} /> : t('source.notYet')}
        </span>
      ))}
    </Box>
  );
};
