import { Application } from '@rosetta/contracts/ref';
import { useUrlState } from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { ChangeApplicationForm } from '../forms/ApplicationForm';
import { PivotForm } from '../forms/PivotForm';
import { AttestDialog } from './AttestDialog';
import { FIXES } from './fixes';

const SheetUrl = z.object({ fix: z.enum(FIXES) });

/** What the address asks to mend: a link from a list, or from home, leads here. */
export const FixDialog = ({ application }: { application: Application }) => {
  const { state, change } = useUrlState(SheetUrl);
  const props = { application, onClose: () => change({ fix: undefined }) };
  if (state.fix === 'change') return <ChangeApplicationForm {...props} />;
  if (state.fix === 'pivot') return <PivotForm {...props} />;
  return state.fix === 'attest' ? <AttestDialog {...props} /> : null;
};
