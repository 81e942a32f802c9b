import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Slo } from '@rosetta/contracts/monitoring';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { DecisionDialog } from '../policy/DecisionDialog';
import { monitoringTranslationRef } from '../translation';
import { SloDialog } from './editor/SloDialog';
import { RetireDialog } from './RetireDialog';

type Act = 'change' | 'retire' | 'decide';

/** What those who may do with an objective: change it, decide of its budget, retire it or bring it back. */
export const SloChanges = ({ slo }: { slo: Slo }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const mayChange = useMay('monitoring.slos.write');
  const [act, setAct] = useState<Act>();
  if (!mayChange) return null;
  const close = () => setAct(undefined);
  const button = (of: Act, label: string) => (
    <Button size="small" onClick={() => setAct(of)}>
      {label}
    </Button>
  );
  return (
    <>
      {button('change', t(slo.retired ? 'slos.bringBack' : 'slos.change'))}
      {!slo.retired && button('decide', t('policy.decide'))}
      {!slo.retired && button('retire', t('slos.retire'))}
      {act === 'change' && <SloDialog slo={slo} onClose={close} />}
      {act === 'retire' && <RetireDialog slo={slo} onClose={close} />}
      {act === 'decide' && <DecisionDialog slo={slo.id} onClose={close} />}
    </>
  );
};
