import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CostKind } from '@rosetta/contracts/finops';
import { finopsTranslationRef } from '../translation';

interface KindSwitchProps {
  kind?: CostKind;
  onChange(kind?: CostKind): void;
}

const KINDS: readonly CostKind[] = ['direct', 'indirect', 'unallocated'];
const ALL = 'all';

/** How the lines came to where they are. */
export const KindSwitch = ({ kind, onChange }: KindSwitchProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={t('lines.kind')}
      value={kind ?? ALL}
      onChange={(_, chosen?: CostKind | typeof ALL) =>
        chosen && onChange(chosen === ALL ? undefined : chosen)
      }
    >
      <ToggleButton value={ALL}>{t('kind.all')}</ToggleButton>
      {KINDS.map(each => (
        <ToggleButton key={each} value={each}>
          {t(`kind.${each}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
