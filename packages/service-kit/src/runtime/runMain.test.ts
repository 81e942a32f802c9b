import { z } from 'zod';
import { readConfig } from '../config/readConfig';
import { runMain } from './runMain';

/** What a process that does this says, and its exit code. */
async function lastWords(main: () => Promise<void>) {
  const written: string[] = [];
  jest.spyOn(process.stderr, 'write').mockImplementation(text => {
    written.push(String(text));
    return true;
  });
  const exit = jest
    .spyOn(process, 'exit')
    .mockImplementation((() => {}) as never);
  await runMain(main);
  const [[code] = []] = exit.mock.calls;
  jest.restoreAllMocks();
  return { code, said: written.join('') };
}

describe('runMain', () => {
  it('prints a configuration error without a stack', async () => {
    const { code, said } = await lastWords(async () => {
      readConfig(z.object({ port: z.number() }), {});
    });

    expect(code).toBe(1);
    expect(said).toMatch(
      /^The configuration has a problem:\n {2}- rosetta\.port: missing;/,
    );
    expect(said).not.toContain(' at ');
  });

  it('prints an unexpected error with its stack', async () => {
    const { code, said } = await lastWords(async () => {
      throw new TypeError('no function');
    });

    expect(code).toBe(1);
    expect(said).toMatch(/TypeError: no function\n +at /);
  });
});
