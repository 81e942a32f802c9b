import { decodeCursor, encodeCursor } from '@rosetta/service-kit';
import { z } from 'zod';
import { RawAddress, Rejection } from '../RawStore';

const Address = z.object({ import: z.int32().min(1), row: z.int32() });

/** The page after the one that gave the cursor. */
export const decodePageCursor = (
  dataset: string,
  cursor: string | undefined,
): RawAddress | undefined =>
  cursor === undefined ? undefined : decodeCursor(Address, dataset, cursor);

/** Takes one item more than the page has room for, which shows whether there is a next page. */
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

const MAX_VALUE_LENGTH = 100;

const quoteShortened = (value: string) =>
  JSON.stringify(
    value.length > MAX_VALUE_LENGTH
      ? `${value.slice(0, MAX_VALUE_LENGTH)}…`
      : value,
  );

export const describeRejection = ({ problem, value }: Rejection) =>
  value === null ? problem : `${problem}: ${quoteShortened(value)}`;
