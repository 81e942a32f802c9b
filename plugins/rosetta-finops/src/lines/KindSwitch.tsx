import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LineKind } from '@rosetta/contracts/finops';
import { Hatch } from '@rosetta/plugin-rosetta-core-react/charts';
import { Money } from '@rosetta/plugin-rosetta-core-react/format';
import { kindsOf } from '../costs/kindsOf';
import { Costs } from '../types';
import { finopsTranslationRef } from '../translation';

interface KindSwitchProps {
  kind?: LineKind;
  /** What the lines add up to; not there before it is known. */
  costs?: Costs;
  onChange(kind?: LineKind): void;
}

const ALL = 'all';

/** How the lines came to where they are, and what those of each kind add up to. */
export const KindSwitch = ({ kind, costs, onChange }: KindSwitchProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const kinds = kind === 'restated' ? LineKind.options : kindsOf(costs?.total);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={t('lines.kind')}
      value={kind ?? ALL}
      onChange={(_, chosen?: LineKind | typeof ALL) =>
        chosen && onChange(chosen === ALL ? undefined : chosen)
      }
      sx={{ flexWrap: 'wrap' }}
    >
      {[undefined, ...kinds].map(each => (
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
                amount={costs.total[each ?? 'amount'] ?? '0'}
                currency={costs.currency}
              />
            </Typography>
          )}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
