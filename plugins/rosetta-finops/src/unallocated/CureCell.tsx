import Link from '@mui/material/Link';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UnallocatedItem } from '@rosetta/contracts/finops';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { finopsTranslationRef } from '../translation';
import { PivotToPropose } from './ProposePivotDialog';

interface CureCellProps {
  item: UnallocatedItem;
  currency: string;
  onPropose(pivot: PivotToPropose): void;
}

/** What would take a row off the list, and the way to do it for those who may. */
export const CureCell = ({ item, currency, onPropose }: CureCellProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const mayPropose = useMay('ref.changes.write');
  const { cure, amount, label } = item;
  if (cure.pivot && mayPropose) {
    const pivot = { ...cure.pivot, amount, currency, label };
    return (
      <Link
        component="button"
        variant="body2"
        underline="always"
        onClick={() => onPropose(pivot)}
      >
        {t('cure.propose-pivot')}
      </Link>
    );
  }
  const text = t(`cure.${cure.action}`);
  return <span title={text}>{text}</span>;
};
