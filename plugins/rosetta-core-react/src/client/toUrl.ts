/** Everything a route may be given, before the contract's types narrow it. */
export interface AnyInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

const fillPath = (path: string, params: Record<string, unknown> = {}) =>
  path.replace(/:(\w+)/g, (_, name) => {
    const value = params[name];
    if (value === undefined || value === '')
      throw new TypeError(`The path ${path} needs ${name}`);
    return encodeURIComponent(String(value));
  });

/** The address of a call; what is undefined is left out. */
export const toUrl = (base: string, path: string, input: AnyInput) => {
  const query = new URLSearchParams(
    Object.entries(input.query ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  ).toString();
  return `${base}${fillPath(path, input.params)}${query ? `?${query}` : ''}`;
};
