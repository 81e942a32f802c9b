import { InputError } from '@backstage/errors';
import { DeploymentAddress } from '@rosetta/monitoring-mart';
import { z } from 'zod';

const Cursor = z.tuple([z.iso.datetime(), z.string()]);

/** Where to read on: after which deployment. */
export const writeCursor = ({ finishedAt, id }: DeploymentAddress): string =>
  Buffer.from(JSON.stringify([finishedAt, id])).toString('base64url');

export const readCursor = (text: string): DeploymentAddress => {
  try {
    const [finishedAt, id] = Cursor.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString()),
    );
    return { finishedAt, id };
  } catch {
    throw new InputError('cursor: is not one that this list gave');
  }
};
