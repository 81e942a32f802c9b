import { ConflictError } from '@backstage/errors';
import { RawAddress, RawSlice } from '../RawStore';

/** The n-th live record of a window, counted from 1. */
export interface Border extends RawAddress {
  n: number;
}

/**
 * Cuts a window into slices of `size`, given at least the first and the last record
 * of each slice, in order.
 */
export const toSlices = (
  borders: readonly Border[],
  size: number,
  version: number,
): RawSlice[] => {
  const slices: RawSlice[] = [];
  for (const { import: importNumber, row, n } of borders) {
    const address = { import: importNumber, row };
    const index = Math.floor((n - 1) / size);
    slices[index] ??= { from: address, to: address, records: 0, version };
    slices[index].to = address;
    slices[index].records = n - index * size;
  }
  return slices;
};

/** Refuses what was read when the window is no longer the one that was cut. */
export const assertUnchanged = (
  window: { dataset: string; period: string; version: number },
  lastRewrite: number,
) => {
  const { dataset, period, version } = window;
  if (lastRewrite <= version) return;
  throw new ConflictError(
    `Import ${lastRewrite} replaced records of ${dataset} ${period} while they were read (as of import ${version}); read them again`,
  );
};
