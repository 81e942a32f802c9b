import { addMonths, countMonths } from '@rosetta/contracts/values';
import { Formats } from '@rosetta/plugin-rosetta-core-react/format';
import { Window } from './view';

/** A window in words: one month by its name, more by the first and the last. */
export const windowLabel = (window: Window, { month }: Formats) =>
  countMonths(window.from, window.to) === 1
    ? month(window.from)
    : `${month(window.from, 'short')} – ${month(
        addMonths(window.to, -1),
        'short',
      )}`;
