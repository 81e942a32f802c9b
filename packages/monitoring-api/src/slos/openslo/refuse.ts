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

/** Refuses an object of a file for what is wrong with the objective that it is; any other failure stays what it is. */
export const refuseObject = (object: string, error: unknown): never => {
  if (!(error instanceof InvalidInputError)) throw error;
  const [{ path, message }] = error.problems;
  throw invalidYaml(`${object}: ${path.join('.')}: ${message}`);
};
