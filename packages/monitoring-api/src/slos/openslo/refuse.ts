import { InvalidInputError } from '@rosetta/service-kit';

/** What is wrong within one document. */
export class OpenSloProblem extends Error {}

/** Refuses a field of a document by name. */
export function refuse(path: string, message: string): never {
  throw new OpenSloProblem(`${path}: ${message}`);
}

/** The problem as one of the body that the file came in. */
export const invalidYaml = (message: string) =>
  new InvalidInputError([
    { in: 'body', path: ['yaml'], code: 'not-openslo', message },
  ]);
