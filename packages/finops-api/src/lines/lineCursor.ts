import { InputError } from '@backstage/errors';
import { LineAddress } from '@rosetta/finops-mart';
import { z } from 'zod';

/** Where to read on: after which line, in what was published at which instant. */
export interface LineCursor {
  asOf: string;
  period: string;
  after: LineAddress;
}

/** No longer than PostgreSQL's bigint, which a forged cursor must not exceed. */
const RawLine = z.string().regex(/^\d{11,18}$/);
const Cursor = z.tuple([z.iso.datetime(), z.string(), RawLine, z.string()]);

export const writeCursor = ({ asOf, period, after }: LineCursor): string =>
  Buffer.from(
    JSON.stringify([asOf, period, after.rawLine, after.application]),
  ).toString('base64url');

export const readCursor = (text: string): LineCursor => {
  try {
    const [asOf, period, rawLine, application] = Cursor.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString()),
    );
    return { asOf, period, after: { rawLine, application } };
  } catch {
    throw new InputError('cursor: is not one that this list gave');
  }
};
