import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BUDGET_DECISIONS,
  BudgetDecisionKind,
  createBudgetDecision,
  listSlos,
} from '@rosetta/contracts/monitoring';
import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  useRouteItems,
  useRouteMutation,
} from '@rosetta/plugin-rosetta-core-react/data';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';

interface DialogProps {
  /** The objective, where it is known already. */
  slo?: string;
  /** To say that what was decided of it is over. */
  isWithdrawal?: boolean;
  onClose(): void;
}

const useDecision = ({ slo: of, isWithdrawal, onClose }: DialogProps) => {
  const { mutate, error, isPending } = useRouteMutation(createBudgetDecision);
  const [slo, setSlo] = useState(of ?? '');
  const [decision, setDecision] = useState<BudgetDecisionKind>(isWithdrawal ? 'resume' : 'exception'); // prettier-ignore
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const refused = isRequestError(error) ? error.problems : [];
  const ofUntil = refused.find(({ path }) => path[0] === 'until')?.message;
  const send = () =>
    mutate(
      {
        params: { id: slo },
        body: {
          decision,
          reason: reason.trim(),
          ...(until && decision !== 'resume' && { until: `${until}:00Z` }),
        },
      },
      { onSuccess: onClose },
    );
  return {
    ...{ slo, setSlo, decision, setDecision, until, setUntil, reason, setReason }, // prettier-ignore
    ...{ send, ofUntil, error: ofUntil ? null : error },
    isReady: slo !== '' && reason.trim() !== '' && !isPending,
  };
};
type Form = ReturnType<typeof useDecision>;

const SloField = ({ form }: { form: Form }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { value = [] } = useRouteItems(listSlos, { query: {} });
  const names = new Map(value.map(({ id, name, application }) => [id, `${name} · ${application.name}`])); // prettier-ignore
  return (
    <Autocomplete
      size="small"
      options={[...names.keys()]}
      getOptionLabel={id => names.get(id) ?? id}
      getOptionKey={id => id}
      value={form.slo || null}
      onChange={(_, id) => form.setSlo(id ?? '')}
      renderInput={params => (
        <TextField {...params} required label={t('policy.column.name')} />
      )}
    />
  );
};

const Kind = ({ form }: { form: Form }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <>
      <TextField
        select
        size="small"
        label={t('policy.column.decision')}
        value={form.decision}
        onChange={({ target }) =>
          form.setDecision(target.value as BudgetDecisionKind)
        }
        helperText={t(`policy.decisionHelp.${form.decision}`)}
      >
        {BUDGET_DECISIONS.filter(kind => kind !== 'resume').map(kind => (
          <MenuItem key={kind} value={kind}>
            {t(`policy.decision.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        size="small"
        type="datetime-local"
        label={t('policy.column.until')}
        value={form.until}
        onChange={({ target }) => form.setUntil(target.value)}
        error={form.ofUntil !== undefined}
        helperText={form.ofUntil ?? t('policy.untilHelp')}
        InputLabelProps={{ shrink: true }}
      />
    </>
  );
};

/** Takes a decision on an objective, or withdraws the one in force; the change gate follows it. */
export const DecisionDialog = (props: DialogProps) => {
  const { slo, isWithdrawal, onClose } = props;
  const { t } = useTranslationRef(monitoringTranslationRef);
  const form = useDecision(props);
  return (
    <FormDialog
      title={t(isWithdrawal ? 'policy.withdraw' : 'policy.decide')}
      maxWidth="sm"
      noValidate
      submitLabel={t(isWithdrawal ? 'policy.withdraw' : 'policy.saveDecision')}
      isDisabled={!form.isReady}
      error={form.error}
      onSubmit={form.send}
      onClose={onClose}
    >
      {slo === undefined && <SloField form={form} />}
      {!isWithdrawal && <Kind form={form} />}
      <TextField
        required
        multiline
        size="small"
        label={t('policy.column.reason')}
        value={form.reason}
        onChange={({ target }) => form.setReason(target.value)}
        inputProps={{ maxLength: 2_000 }}
      />
      <Alert severity="info">{t('policy.decisionWill')}</Alert>
    </FormDialog>
  );
};
