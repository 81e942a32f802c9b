import AddIcon from '@mui/icons-material/Add';
import BlockIcon from '@mui/icons-material/Block';
import CheckIcon from '@mui/icons-material/CheckCircleOutline';
import EditIcon from '@mui/icons-material/EditOutlined';
import HelpIcon from '@mui/icons-material/HelpOutline';
import LinkOffIcon from '@mui/icons-material/LinkOff';
import SkipIcon from '@mui/icons-material/RemoveCircleOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CellOutcome, RowOutcome } from '@rosetta/contracts/ref';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { referentielTranslationRef } from '../translation';

const ROWS = {
  match: { icon: CheckIcon, color: 'success' },
  probable: { icon: HelpIcon, color: 'warning' },
  new: { icon: AddIcon, color: 'info' },
  orphan: { icon: LinkOffIcon, color: 'default' },
} as const;

const CELLS = {
  create: { icon: AddIcon, color: 'info' },
  change: { icon: EditIcon, color: 'info' },
  ignored: { icon: SkipIcon, color: 'default' },
  refused: { icon: BlockIcon, color: 'error' },
} as const;

interface RowOutcomeChipProps {
  outcome: RowOutcome;
  label: string;
}

/** What a line is to the référentiel. */
export const RowOutcomeChip = ({ outcome, label }: RowOutcomeChipProps) => {
  const { icon: Icon, color } = ROWS[outcome];
  return <StateChip color={color} icon={<Icon />} label={label} />;
};

/** What becomes of a cell. */
export const CellOutcomeChip = ({ outcome }: { outcome: CellOutcome }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { icon: Icon, color } = CELLS[outcome];
  const label = t(`import.cell.${outcome}`);
  return <StateChip color={color} icon={<Icon />} label={label} />;
};
