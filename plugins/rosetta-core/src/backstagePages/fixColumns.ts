import { MTableHeader } from '@material-table/core';

/**
 * A column of Backstage's tables that can be dragged is a button around the button that sorts it,
 * without a name: people who use a screen reader or the keyboard get nowhere. Where a column was
 * dragged to was forgotten anyway. A table that asks for it by its options keeps it.
 */
export const fixColumns = () => {
  const header = MTableHeader as { defaultProps?: object };
  header.defaultProps = { ...header.defaultProps, draggable: false };
};
