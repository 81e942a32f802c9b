/** What several things are called whose keys are separated by commas; one alone, too. */
export const namesOf = (
  keys: string,
  labelOf: (key: string) => string | undefined,
) =>
  keys
    .split(',')
    .map(key => labelOf(key) ?? key)
    .join(', ');
