import { InputError } from '@backstage/errors';
import { HttpQuery } from './types';

const toText = (value: unknown) =>
  value instanceof Date ? value.toISOString() : String(value);

/** A path with its query; undefined and null are left out, a list repeats its name. */
export function withQuery(path: string, query: HttpQuery = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) search.append(name, toText(one));
  }
  if (search.size === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${search}`;
}

/** `/v1/runs/:id` with its parameters filled in. */
export const fillPath = (
  path: string,
  params: Record<string, unknown> = {},
): string =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    const value = toText(params[name] ?? '');
    // A dot segment would climb out of the route.
    if (['', '.', '..'].includes(value))
      throw new InputError(`${name}: "${value}" cannot be part of a path`);
    return encodeURIComponent(value);
  });
