import AgreedIcon from '@mui/icons-material/CheckCircleOutline';
import CheaperIcon from '@mui/icons-material/TrendingDown';
import DearerIcon from '@mui/icons-material/TrendingUp';
import NotAgreedIcon from '@mui/icons-material/RemoveCircleOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PriceState } from '@rosetta/contracts/finops';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';

const LOOKS = {
  'as-agreed': { icon: <AgreedIcon />, color: 'success' },
  dearer: { icon: <DearerIcon />, color: 'error' },
  cheaper: { icon: <CheaperIcon />, color: 'success' },
  'not-agreed': { icon: <NotAgreedIcon />, color: 'default' },
} as const;

/** Whether what was paid is what was agreed: in words, with a sign. */
export const PriceStateChip = ({ state }: { state: PriceState }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return <StateChip {...LOOKS[state]} label={t(`prices.state.${state}`)} />;
};
