import { InputError } from '@backstage/errors';
import { LineAddress } from '@rosetta/finops-mart';
import { z } from 'zod';

/** Where to read on: after which line, in what was published at which instant. */
export interface LineCursor {
  asOf: string;
  period: string;
  after: LineAddress;
}

/** PostgreSQL's integer, which a number in a forged cursor must not exceed. */
const Int = z.number().int().min(0).max(2_147_483_647);
const Cursor = z.tuple([z.iso.datetime(), z.string(), Int, Int, z.string()]);

export const writeCursor = ({ asOf, period, after }: LineCursor): string =>
  Buffer.from(
    JSON.stringify([
      asOf,
      period,
      after.rawImport,
      after.rawRow,
      after.application,
    ]),
  ).toString('base64url');

export const readCursor = (text: string): LineCursor => {
  try {
    const [asOf, period, rawImport, rawRow, application] = Cursor.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString()),
    );
    return { asOf, period, after: { rawImport, rawRow, application } };
  } catch {
    throw new InputError('cursor: is not one that this list gave');
  }
};
