/** One error that says all that failed, each message once. */
const joinErrors = (errors: readonly Error[]) =>
  errors.length === 1
    ? errors[0]
    : new AggregateError(
        errors,
        [...new Set(errors.map(({ message }) => message))].join('; '),
      );

/** All of them are tried, whatever happens to one; then what failed is thrown. */
export const forEachOf = async <T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
) => {
  const errors: Error[] = [];
  for (const item of items) await act(item).catch(error => errors.push(error));
  if (errors.length) throw joinErrors(errors);
};
