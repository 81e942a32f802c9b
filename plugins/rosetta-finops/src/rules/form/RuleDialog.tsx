import { FormEvent, useId } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AllocationRule, RuleScope } from '@rosetta/contracts/finops';
import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
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
  const titleId = useId();
  const { t } = useTranslationRef(finopsTranslationRef);
  const state = useRuleForm(begin, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.save();
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>
          {rule ? t('rules.changeOf', { name: rule.name }) : t('rules.create')}
        </DialogTitle>
        <DialogContent>
          <Stack gap={2} pt={1}>
            <RuleFields state={state} />
            <ValidityFields state={state} rule={rule} />
            <ScopeFields state={state} />
            <SplitFields state={state} />
            <TargetFields state={state} />
            <RulePreview state={state} />
            <ReprocessField state={state} />
            <Consequence {...state} />
            <Problem {...state} />
          </Stack>
        </DialogContent>
        <DialogActions>
          {state.isChanged && (
            <Button onClick={state.reset}>{t('rules.discard')}</Button>
          )}
          <Button onClick={onClose}>{t('rules.close')}</Button>
          <Button type="submit" variant="contained" disabled={state.isPending}>
            {rule ? t('rules.saveChange') : t('rules.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
