import { Action } from '@rosetta/contracts/access';
import { useMe } from './useMe';

/** Whether my roles open this; not before it is known. */
export const useMay = (action: Action): boolean =>
  useMe().value?.actions.includes(action) ?? false;
