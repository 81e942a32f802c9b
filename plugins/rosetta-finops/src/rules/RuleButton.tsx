import { Suspense, lazy, useState } from 'react';
import Button from '@mui/material/Button';
import AddIcon from '@mui/icons-material/Add';
import EditIcon from '@mui/icons-material/EditOutlined';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AllocationRule, RuleScope } from '@rosetta/contracts/finops';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { finopsTranslationRef } from '../translation';

const RuleDialog = lazy(() =>
  import('./form/RuleDialog').then(m => ({ default: m.RuleDialog })),
);

interface RuleButtonProps {
  rule?: AllocationRule;
  /** Of a new rule whose form is open at once. */
  scope?: RuleScope;
  /** The day from which that one holds, at first. */
  validFrom?: string;
}

/** Opens the form of a new rule, or of a change of one, for those who may. */
export const RuleButton = ({ rule, scope, validFrom }: RuleButtonProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const [isOpen, setOpen] = useState(scope !== undefined);
  if (!useMay('finops.rules.write')) return null;
  return (
    <>
      <Button
        variant="contained"
        startIcon={rule ? <EditIcon /> : <AddIcon />}
        onClick={() => setOpen(true)}
      >
        {rule ? t('rules.change') : t('rules.create')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RuleDialog
            rule={rule}
            scope={scope}
            validFrom={validFrom}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
};
