import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CostKind } from '@rosetta/contracts/finops';
import { Hatch } from '@rosetta/plugin-rosetta-core-react/charts';
import { Money } from '@rosetta/plugin-rosetta-core-react/format';
import { Costs } from '../types';
import { finopsTranslationRef } from '../translation';

interface KindSwitchProps {
  kind?: CostKind;
  /** What the lines add up to; not there before it is known. */
  costs?: Costs;
  onChange(kind?: CostKind): void;
}

const KINDS = [undefined, 'direct', 'indirect', 'unallocated'] as const;
const ALL = 'all';

/** How the lines came to where they are, and what those of each kind add up to. */
export const KindSwitch = ({ kind, costs, onChange }: KindSwitchProps) => {
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
      sx={{ flexWrap: 'wrap' }}
    >
      {KINDS.map(each => (
        <ToggleButton
          key={each ?? ALL}
          value={each ?? ALL}
          sx={{ gap: 1, textTransform: 'none' }}
        >
          <span>
            {each === 'unallocated' && <Hatch />}
            {t(`kind.${each ?? ALL}`)}
          </span>
          {costs && (
            <Typography variant="body2" component="span" color="text.primary">
              <Money
                amount={costs.total[each ?? 'amount']}
                currency={costs.currency}
              />
            </Typography>
          )}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
