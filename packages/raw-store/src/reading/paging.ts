import { decodeCursor, encodeCursor } from '@rosetta/service-kit';
import { z } from 'zod';
import { QuarantineFilter, RawAddress, Rejection } from '../RawStore';

const Address = z.object({ import: z.int32().min(1), row: z.int32() });

/** What a page of the quarantine holds, and where it begins. */
export type QuarantinePage = QuarantineFilter & {
  limit?: number;
  cursor?: string;
};

/** The page after the one that gave the cursor. */
export const decodePageCursor = (
  dataset: string,
  cursor: string | undefined,
): RawAddress | undefined =>
  cursor === undefined ? undefined : decodeCursor(Address, dataset, cursor);

/** The cursor of the page that begins after a record. */
export const cursorAfter = (
  dataset: string,
  { import: importNumber, row }: RawAddress,
): string => encodeCursor(dataset, { import: importNumber, row });

/** Takes one item more than the page has room for, which shows whether there is a next page. */
export const toPage = <T extends RawAddress>(
  dataset: string,
  items: T[],
  limit: number,
) => {
  if (items.length <= limit) return { items };
  return {
    items: items.slice(0, limit),
    nextCursor: cursorAfter(dataset, items[limit - 1]),
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
