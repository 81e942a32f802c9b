import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { UnallocatedItem } from '@rosetta/contracts/finops';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { rulesRouteRef } from '../routes';
import { newRuleAddress } from '../rules/newRuleAddress';
import { finopsTranslationRef } from '../translation';
import { PivotToPropose } from './ProposePivotDialog';

interface CureCellProps {
  item: UnallocatedItem;
  currency: string;
  /** The first of the months that the charges are of. */
  month: string;
  onPropose(pivot: PivotToPropose): void;
}

/** A change request that makes an account a pivot, for those who may draft one. */
const useProposal = ({ item, currency, onPropose }: CureCellProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const mayPropose = useMay('ref.changes.write');
  const { cure, amount, label } = item;
  if (!cure.pivot || !mayPropose) return null;
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
};

/** The form of a rule that takes exactly these charges, or the rules, for those who may make one. */
const useRuleLink = ({ item: { cure }, month }: CureCellProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const mayMakeRules = useMay('finops.rules.write');
  const rules = useRouteRef(rulesRouteRef);
  const helps = cure.action === 'make-rule' || cure.scope !== undefined;
  if (!helps || !mayMakeRules || !rules) return null;
  const form = cure.scope && newRuleAddress(cure.scope, `${month}-01`);
  return (
    <Link
      component={RouterLink}
      to={form ? `${rules()}?${form}` : rules()}
      variant="body2"
      underline="always"
    >
      {t('cure.make-rule')}
    </Link>
  );
};

/** What would take a row off the list, and the way to do it for those who may. */
export const CureCell = (props: CureCellProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const proposal = useProposal(props);
  const rule = useRuleLink(props);
  if (proposal || rule)
    return (
      <Stack direction="row" gap={2}>
        {proposal}
        {rule}
      </Stack>
    );
  const text = t(`cure.${props.item.cure.action}`);
  return <span title={text}>{text}</span>;
};
