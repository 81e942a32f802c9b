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
  onPropose(pivot: PivotToPropose): void;
}

/** Leads to the form of a rule that takes exactly what the row holds. */
const RuleLink = ({ scope }: { scope: Record<string, string> }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const rules = useRouteRef(rulesRouteRef);
  if (!rules) return null;
  return (
    <Link
      component={RouterLink}
      to={`${rules()}?${newRuleAddress(scope)}`}
      variant="body2"
      underline="always"
    >
      {t('cure.make-rule')}
    </Link>
  );
};

const Proposal = ({ item, currency, onPropose }: CureCellProps) => {
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

/** What would take a row off the list, and the ways to do it for those who may. */
export const CureCell = (props: CureCellProps) => {
  const { pivot, scope } = props.item.cure;
  if (!useMay('finops.rules.write') || !scope) return <Proposal {...props} />;
  return (
    <Stack direction="row" gap={1.5}>
      {pivot && <Proposal {...props} />}
      <RuleLink scope={scope} />
    </Stack>
  );
};
