import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Me } from '@rosetta/contracts/portal';
import { z } from 'zod';

/** The contact for access requests. */
export type Contact = Me['help']['contact'];

const ConfiguredContact = z
  .object({ name: z.string().min(1), url: z.url().optional() })
  .default({ name: 'a platform administrator' });

/** `rosetta.accessContact`. */
export function readContact(config: Config): Contact {
  const read = ConfiguredContact.safeParse(
    config.getOptional('rosetta.accessContact'),
  );
  if (read.success) return read.data;
  throw new InputError(`rosetta.accessContact: ${z.prettifyError(read.error)}`);
}
