import { useState } from 'react';
import DeleteIcon from '@mui/icons-material/DeleteOutline';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BUDGET_ACTIONS,
  BudgetAction,
  BudgetPolicy,
  PolicyStep,
  putBudgetPolicy,
} from '@rosetta/contracts/monitoring';
import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';

const MAX_STEPS = 10;
const PERCENT = 100;
const DIGITS = 12;

/** A step as it is written: the part of the budget in percent. */
interface StepDraft {
  key: number;
  below: string;
  action: BudgetAction;
  text: string;
}

const toDraft = ({ below, action, text = '' }: PolicyStep, key: number): StepDraft => ({
  key,
  below: `${Number((below * PERCENT).toPrecision(DIGITS))}`,
  action,
  text,
}); // prettier-ignore

const toStep = ({ below, action, text }: StepDraft): PolicyStep => ({
  below: Number((Number(below.replace(',', '.')) / PERCENT).toPrecision(DIGITS)), // prettier-ignore
  action,
  ...(text.trim() && { text: text.trim() }),
});

/** What is wrong with the part of a step: it is none, or another step has it. */
const problemOf = (step: StepDraft, steps: readonly StepDraft[]) => {
  const { below } = toStep(step);
  if (step.below.trim() === '' || !(below >= 0 && below <= 1)) return 'below';
  const isTwice = steps.some(each => each.key < step.key && toStep(each).below === below); // prettier-ignore
  return isTwice ? 'twice' : undefined;
};

interface StepFieldsProps {
  step: StepDraft;
  problem?: 'below' | 'twice';
  onChange(step: StepDraft): void;
  onRemove(): void;
}

const StepFields = ({ step, problem, onChange, onRemove }: StepFieldsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} gap={1} alignItems="flex-start">
      <TextField
        required
        size="small"
        label={t('policy.step.below')}
        value={step.below}
        onChange={({ target }) => onChange({ ...step, below: target.value })}
        error={problem !== undefined}
        helperText={problem && t(`policy.problem.${problem}`)}
        sx={{ width: { sm: 170 } }}
      />
      <TextField
        select
        size="small"
        label={t('policy.step.action')}
        value={step.action}
        onChange={({ target }) => onChange({ ...step, action: target.value as BudgetAction })}
        sx={{ width: { sm: 170 } }}
      >
        {BUDGET_ACTIONS.map(action => (
          <MenuItem key={action} value={action}>
            {t(`policy.action.${action}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        fullWidth
        multiline
        size="small"
        label={t('policy.step.text')}
        value={step.text}
        onChange={({ target }) => onChange({ ...step, text: target.value })}
        inputProps={{ maxLength: 1_000 }}
      />
      <IconButton aria-label={t('policy.step.remove', { below: step.below })} onClick={onRemove}>
        <DeleteIcon />
      </IconButton>
    </Stack>
  );
}; // prettier-ignore

/** Changes what everybody agreed to do when budgets run out. */
export const PolicyDialog = ({ policy, onClose }: { policy: BudgetPolicy; onClose(): void }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { mutate, error, isPending } = useRouteMutation(putBudgetPolicy);
  const [steps, setSteps] = useState(() => policy.steps.map(toDraft));
  const [reason, setReason] = useState('');
  const isWrong = steps.some(step => problemOf(step, steps));
  const isStale = isRequestError(error) && error.status === 412;
  const replace = (changed: StepDraft) =>
    setSteps(steps.map(step => (step.key === changed.key ? changed : step)));
  const add = () => {
    const key = Math.max(-1, ...steps.map(step => step.key)) + 1;
    setSteps([...steps, { key, below: '', action: 'review', text: '' }]);
  };
  const send = () =>
    mutate(
      {
        body: { steps: steps.map(toStep), reason: reason.trim() },
        ifMatch: `"${policy.revision}"`,
      },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={t('policy.change')}
      maxWidth="md"
      noValidate
      submitLabel={t('policy.save')}
      isDisabled={isPending || isWrong || !reason.trim()}
      error={isStale ? null : error}
      onSubmit={send}
      onClose={onClose}
    >
      {steps.map(step => (
        <StepFields
          key={step.key}
          step={step}
          problem={problemOf(step, steps)}
          onChange={replace}
          onRemove={() => setSteps(steps.filter(({ key }) => key !== step.key))}
        />
      ))}
      {steps.length === 0 && <Alert severity="warning">{t('policy.noSteps')}</Alert>}
      {steps.length < MAX_STEPS && (
        <Button onClick={add} sx={{ alignSelf: 'flex-start' }}>
          {t('policy.step.add')}
        </Button>
      )}
      <TextField
        required
        multiline
        size="small"
        label={t('policy.column.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        inputProps={{ maxLength: 2_000 }}
      />
      {isStale && <Alert severity="warning">{t('policy.changedSince')}</Alert>}
    </FormDialog>
  );
}; // prettier-ignore
