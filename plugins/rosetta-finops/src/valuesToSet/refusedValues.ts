import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';

/** A value that the service refused. */
interface RefusedValue {
  /** Its place among those that were sent, from 0. */
  at: number;
  field: string;
  /** In the words of the service. */
  message: string;
}

/** The values that a PUT was refused for; none where it failed for another reason. */
export const refusedValuesOf = (error: Error): RefusedValue[] => {
  if (!isRequestError(error)) return [];
  const refused = error.problems.flatMap(({ path, message }) => {
    const [list, at, ...field] = path;
    return list === 'items' && typeof at === 'number'
      ? { at, field: field.join('.'), message }
      : [];
  });
  return refused.length === error.problems.length ? refused : [];
};
