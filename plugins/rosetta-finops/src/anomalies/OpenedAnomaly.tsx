import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Anomaly, getAnomaly } from '@rosetta/contracts/finops';
import {
  currentValue,
  ResourceState,
  skipToken,
  useRoute,
} from '@rosetta/plugin-rosetta-core-react/data';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { finopsTranslationRef } from '../translation';
import { AnomalyDialog } from './AnomalyDialog';

interface OpenedAnomalyProps {
  id: string;
  /** Where the list has it. */
  listed?: Anomaly;
  onClose(): void;
}

/** While it is awaited, and when it is not there. */
const Awaited = ({
  state,
  onClose,
}: Pick<OpenedAnomalyProps, 'onClose'> & {
  state: ResourceState<Anomaly>;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Dialog open fullWidth maxWidth="md" onClose={onClose}>
      <DialogTitle>{t('anomalies.one')}</DialogTitle>
      <DialogContent>
        <Resource state={{ ...state, value: currentValue(state) }}>
          {() => null}
        </Resource>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('anomalies.answer.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};

/** The anomaly of the address: of the list, or by itself where that is narrower, or goes on. */
export const OpenedAnomaly = ({ id, listed, onClose }: OpenedAnomalyProps) => {
  const state = useRoute(getAnomaly, listed ? skipToken : { params: { id } });
  const anomaly = listed ?? currentValue(state);
  return anomaly ? (
    <AnomalyDialog anomaly={anomaly} onClose={onClose} />
  ) : (
    <Awaited state={state} onClose={onClose} />
  );
};
