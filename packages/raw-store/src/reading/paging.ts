import { InputError } from '@backstage/errors';
import { RawAddress, Rejection } from '../RawStore';

export const toCursor = ({ import: importNumber, row }: RawAddress) =>
  `${importNumber}.${row}`;

export const fromCursor = (cursor: string): RawAddress => {
  const [, importNumber, row] = /^(\d+)\.(\d+)$/.exec(cursor) ?? [];
  if (!row) throw new InputError('cursor is not one that a page gave');
  return { import: Number(importNumber), row: Number(row) };
};

/** One item more than the page was asked for, which tells whether there is a next page. */
export const toPage = <T extends RawAddress>(items: T[], limit: number) =>
  items.length > limit
    ? {
        items: items.slice(0, limit),
        nextCursor: toCursor(items[limit - 1]),
      }
    : { items };

const LONGEST_VALUE = 100;

const shortened = (value: string) =>
  JSON.stringify(
    value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value,
  );

export const reasonOf = ({ problem, value }: Rejection) =>
  value === null ? problem : `${problem}: ${shortened(value)}`;
