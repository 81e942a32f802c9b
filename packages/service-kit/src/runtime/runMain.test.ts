import { z } from 'zod';
import { readConfig } from '../config/readConfig';
import { runMain } from './runMain';

/** What a process with this main prints, and its exit code. */
async function runAndCapture(main: () => Promise<void>) {
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
  return { code, output: written.join('') };
}

describe('runMain', () => {
  it('prints a configuration error without a stack', async () => {
    const { code, output } = await runAndCapture(async () => {
      readConfig(z.object({ port: z.number() }), {});
    });

    expect(code).toBe(1);
    expect(output).toMatch(
      /^The configuration has a problem:\n {2}- rosetta\.port: missing;/,
    );
    expect(output).not.toContain(' at ');
  });

  it('prints an unexpected error with its stack', async () => {
    const { code, output } = await runAndCapture(async () => {
      throw new TypeError('no function');
    });

    expect(code).toBe(1);
    expect(output).toMatch(/TypeError: no function\n +at /);
  });
});
