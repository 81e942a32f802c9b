import { InputError } from '@backstage/errors';
import {
  boundsWithin,
  kindOf,
  PeriodKind,
  TimeWindow,
  windowOf,
} from '@rosetta/run-kit';

/** Which periods to run, as a person says it: of the job's kind, or of another one that they overlap. */
export interface Selection {
  period?: string;
  from?: string;
  to?: string;
}

/** What a selection means for the periods of one kind. */
export type Selected =
  /** This one, whether anything landed for it or not. */
  | { exactly: string }
  /** Those that are known, from the first to the last one. */
  | { first: string; last: string }
  /** All with unpublished input. */
  | 'unpublished';

const readBound = (field: string, text: string): [PeriodKind, TimeWindow] => {
  const kind = kindOf(text);
  if (!kind)
    throw new InputError(
      `${field}: must be a month, YYYY-MM, a day, YYYY-MM-DD, or an hour, YYYY-MM-DDTHH`,
    );
  return [kind, windowOf(kind, text)];
};

/** From the start of `from` to the start of `to`; one bound alone means one period of its kind. */
const readWindow = ({ from, to }: Selection): TimeWindow => {
  if (from === undefined) {
    const [kind, { start: end }] = readBound('to', to!);
    return { start: kind.start(kind.add(to!, -1)), end };
  }
  const [, window] = readBound('from', from);
  if (to === undefined) return window;
  const [, { start: end }] = readBound('to', to);
  if (window.start >= end)
    throw new InputError('to: must be after from: the window is half-open');
  return { start: window.start, end };
};

/** InputError naming the field, where no job could make sense of it. */
export const readSelection = (
  selection: Selection,
  kind: PeriodKind,
): Selected => {
  const { period, from, to } = selection;
  if (period !== undefined && (from !== undefined || to !== undefined))
    throw new InputError('period: not together with from and to');
  if (period !== undefined) {
    const [periodKind, window] = readBound('period', period);
    if (periodKind === kind) return { exactly: period };
    const [first, last] = boundsWithin(kind, window);
    return { first, last };
  }
  if (from === undefined && to === undefined) return 'unpublished';
  const [first, last] = boundsWithin(kind, readWindow(selection));
  return { first, last };
};
