import Box from '@mui/material/Box';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '../format';
import { useTokens } from '../theme';
import { coreReactTranslationRef } from '../translation';

export interface ChangeProps {
  /** (now − before) / |before|; null when there is nothing to compare with. */
  ratio: number | null;
  /** What it is compared with, in words: “August 2024”. */
  than?: string;
  /** Which way is bad; neither, when it is only a fact. */
  worse?: 'more' | 'less';
}

const directionOf = (ratio: number) => {
  if (ratio === 0) return 'same';
  return ratio > 0 ? 'more' : 'less';
};

/** A change with its direction in words and sign: never by colour alone, and up is not green. */
export const Change = ({ ratio, than, worse }: ChangeProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { change } = useFormats();
  const tokens = useTokens();
  if (ratio === null || !than)
    return (
      <Box component="span" color="text.secondary">
        {t('change.none')}
      </Box>
    );
  const direction = directionOf(ratio);
  const judged = worse && direction !== 'same';
  const colour = direction === worse ? tokens.worse : tokens.better;
  return (
    <Box component="span" color={judged ? colour : 'text.secondary'}>
      {t(`change.${direction}`, { change: change(ratio), than })}
    </Box>
  );
};
