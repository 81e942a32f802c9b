import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AllocationRule, RuleScope } from '@rosetta/contracts/finops';
import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { finopsTranslationRef } from '../../translation';
import { RulePreview } from '../preview/RulePreview';
import { ReprocessField } from './ReprocessField';
import { RuleFields } from './RuleFields';
import { ScopeFields } from './ScopeFields';
import { SplitFields } from './SplitFields';
import { TargetFields } from './TargetFields';
import { ValidityFields } from './ValidityFields';
import { RuleFormState, useRuleForm } from './useRuleForm';

interface RuleDialogProps {
  /** The rule to change; none when one is made. */
  rule?: AllocationRule;
  /** What a new rule takes to begin with. */
  scope?: RuleScope;
  validFrom?: string;
  onClose(): void;
}

/** Why the whole was refused: another's change, or a name that is taken. */
const Problem = ({ error, save }: RuleFormState) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  if (!error) return null;
  const status = isRequestError(error) ? error.status : undefined;
  if (status === 412)
    return <Alert severity="warning">{t('rules.changedSince')}</Alert>;
  if (status === 409)
    return <Alert severity="warning">{t('rules.nameTaken')}</Alert>;
  return <Failure error={error} onRetry={save} />;
};

const Consequence = ({ form }: RuleFormState) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { day } = useFormats();
  const from = form.validFrom && day(`${form.validFrom}T00:00:00Z`);
  return <Alert severity="info">{t('rules.will', { from })}</Alert>;
};

/** The form of a rule. Closing it loses nothing. */
export const RuleDialog = ({ onClose, ...begin }: RuleDialogProps) => {
  const { rule } = begin;
  const { t } = useTranslationRef(finopsTranslationRef);
  const state = useRuleForm(begin, onClose);
  return (
    <FormDialog
      title={
        rule ? t('rules.changeOf', { name: rule.name }) : t('rules.create')
      }
      maxWidth="md"
      noValidate
      submitLabel={rule ? t('rules.saveChange') : t('rules.save')}
      isDisabled={state.isPending}
      closeLabel={t('rules.close')}
      actions={
        state.isChanged && (
          <Button onClick={state.reset}>{t('rules.discard')}</Button>
        )
      }
      onSubmit={state.save}
      onClose={onClose}
    >
      <RuleFields state={state} />
      <ValidityFields state={state} rule={rule} />
      <ScopeFields state={state} />
      <SplitFields state={state} />
      <TargetFields state={state} />
      <RulePreview state={state} />
      <ReprocessField state={state} />
      <Consequence {...state} />
      <Problem {...state} />
    </FormDialog>
  );
};
