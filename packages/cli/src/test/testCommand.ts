import { STAGES, formatCounts, runTests } from '@rosetta/test-runner';
import { Command } from 'commander';
import { TerminalOutput } from '../terminal/terminalOutput';

async function test(
  parts: readonly string[],
  { changed }: { changed: boolean },
) {
  const result = await runTests({ parts, changed }, new TerminalOutput());
  // Where a person reads what was left out, that is no failure; nobody reads it in CI.
  if (result.incomplete && process.env.CI)
    process.stdout.write('In CI nothing may be left out.\n');
  if (result.failed > 0 || (result.incomplete && process.env.CI))
    process.exitCode = 1;
  process.stdout.write(`${formatCounts(result)}\n`);
}

const names = (onRequest: boolean) =>
  STAGES.filter(stage => Boolean(stage.onRequest) === onRequest)
    .map(({ name }) => name)
    .join(', ');

/** `rosetta test` */
export const registerTestCommand = (program: Command) => {
  program
    .command('test')
    .description('the whole test suite, or the parts that are named')
    .argument(
      '[parts...]',
      `${names(false)}; only when it is named: ${names(true)}`,
    )
    .option(
      '--changed',
      'only what the changes since the default branch can affect',
      false,
    )
    .action(test);
};
