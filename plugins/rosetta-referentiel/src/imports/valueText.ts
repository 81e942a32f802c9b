/** A value in a cell of a table; nothing where it is not set. */
export const valueText = (value: unknown) => {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' && !Array.isArray(value)
    ? JSON.stringify(value)
    : String(value);
};
