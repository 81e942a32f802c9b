import { STAGES, formatCounts, runTests } from '@rosetta/test-runner';
import { Command } from 'commander';
import { TerminalOutput } from '../terminal/terminalOutput';

async function test(parts: readonly string[]) {
  const counts = await runTests(parts, new TerminalOutput());
  process.stdout.write(`${formatCounts(counts)}\n`);
  if (counts.failed > 0) process.exitCode = 1;
}

/** `rosetta test` */
export const registerTestCommand = (program: Command) => {
  program
    .command('test')
    .description('the whole test suite, or the parts that are named')
    .argument('[parts...]', STAGES.map(({ name }) => name).join(', '))
    .action(test);
};
