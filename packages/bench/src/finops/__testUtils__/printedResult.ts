import { benchFinops, BenchOptions } from '../benchFinops';

/** What the command prints for programs, on the server of the tests. */
export const printedResult = async (
  options: Pick<BenchOptions, 'what' | 'lines'>,
) => {
  const printed: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation(text => {
    printed.push(text);
  });
  try {
    await benchFinops({
      ...options,
      postgres:
        process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING,
      json: true,
    });
  } finally {
    log.mockRestore();
  }
  return JSON.parse(printed.join(''));
};
