import { decodeCursor, encodeCursor } from '@rosetta/service-kit';
import { z } from 'zod';
import { RawAddress, Rejection } from '../RawStore';

const Address = z.object({ import: z.int32().min(1), row: z.int32() });

/** The page after the one that gave the cursor. */
export const readAfter = (
  dataset: string,
  cursor: string | undefined,
): RawAddress | undefined =>
  cursor === undefined ? undefined : decodeCursor(Address, dataset, cursor);

/** One item more than the page was asked for, which tells whether there is a next page. */
export const toPage = <T extends RawAddress>(
  dataset: string,
  items: T[],
  limit: number,
) => {
  if (items.length <= limit) return { items };
  const { import: importNumber, row } = items[limit - 1];
  return {
    items: items.slice(0, limit),
    nextCursor: encodeCursor(dataset, { import: importNumber, row }),
  };
};

const LONGEST_VALUE = 100;

const shortened = (value: string) =>
  JSON.stringify(
    value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value,
  );

export const reasonOf = ({ problem, value }: Rejection) =>
  value === null ? problem : `${problem}: ${shortened(value)}`;
