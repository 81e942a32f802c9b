import { useState } from 'react';
import { RouteAnswer, RouteInput } from '@rosetta/contracts';
import {
  putAgreedPrices,
  putBudgets,
  putInvoices,
  putRates,
} from '@rosetta/contracts/finops';
import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  RouteChange,
  useRouteMutation,
} from '@rosetta/plugin-rosetta-core-react/data';

/** Values that are entered in a form or imported from a file; their messages are under this name. */
export type ImportedValues = 'rates' | 'budgets' | 'prices';

/** A route that sets values, all of them or none. */
export type PutValues =
  | typeof putAgreedPrices
  | typeof putBudgets
  | typeof putInvoices
  | typeof putRates;
export type ValueToSet<R extends PutValues> =
  RouteInput<R>['body']['items'][number];
type ValueChange<R extends PutValues> = RouteAnswer<R>['changes'][number];

/** Its precondition failed: somebody changed values meanwhile. */
const isStale = (error: Error | null) =>
  isRequestError(error) && error.status === 412;

export interface SavingValues<R extends PutValues> {
  /** Of the values that were seen. */
  revision: number;
  /** Reads the values again. */
  onRefresh(): void;
  /** Is told what is another value than before. */
  onSaved(changes: readonly ValueChange<R>[]): void;
}

/** What a form needs to save its values. */
export interface SavedValues<R extends PutValues> {
  save(items: readonly ValueToSet<R>[]): void;
  error: Error | null;
  /** The values that failed to be saved are not the ones to save any more. */
  clearError(): void;
  /** Nothing is saved, as somebody changed values since they were seen. */
  isStale: boolean;
  isPending: boolean;
  reason: string;
  setReason(reason: string): void;
}

/** Saves values, all of them or none, if nobody changed those that were seen. */
export const useSaveValues = <R extends PutValues>(
  route: R,
  { revision, onRefresh, onSaved }: SavingValues<R>,
): SavedValues<R> => {
  const { mutate, error, reset, isPending } =
    useRouteMutation<PutValues>(route);
  const [written, setReason] = useState('');
  const reason = written.trim();
  const save = (items: readonly ValueToSet<R>[]) =>
    mutate(
      {
        body: { items, ...(reason && { reason }) },
        ifMatch: `"${revision}"`,
      } as RouteChange<PutValues>,
      {
        onSuccess: ({ changes }) =>
          onSaved(changes as readonly ValueChange<R>[]),
        onError: failure => {
          if (isStale(failure)) onRefresh();
        },
      },
    );
  return {
    save,
    error,
    clearError: reset,
    isStale: isStale(error),
    isPending,
    reason: written,
    setReason,
  };
};
