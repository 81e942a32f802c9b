import { Formats, addMonths } from '@rosetta/plugin-rosetta-core-react';
import { Window, lengthOf } from './view';

/** A window in words: one month by its name, more by the first and the last. */
export const windowLabel = (window: Window, { month }: Formats) =>
  lengthOf(window) === 1
    ? month(window.from)
    : `${month(window.from, 'short')} – ${month(
        addMonths(window.to, -1),
        'short',
      )}`;
