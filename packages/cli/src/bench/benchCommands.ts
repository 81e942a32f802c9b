import {
  benchFinops,
  benchGateway,
  benchLive,
  benchPortal,
} from '@rosetta/bench';
import { Command, InvalidArgumentError } from 'commander';

const count = (text: string) => {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number, at least 1.');
  return Number(text);
};

/** `rosetta bench …` */
export const registerBenchCommands = (program: Command) => {
  const bench = program
    .command('bench')
    .description('measure this platform on this machine');
  bench
    .command('finops')
    .description(
      'a bill from file to published costs, compared with a plain COPY',
    )
    .option('--lines <n>', 'lines of the bill', count, 1_000_000)
    .option('--postgres <url>', "the server to use; default: the platform's")
    .option('--json', 'for programs: JSON instead of text', false)
    .action(benchFinops);
  bench
    .command('gateway')
    .description(
      'one service: directly, through the gateway, through the proxy plugin',
    )
    .option('--seconds <n>', 'duration of each measurement', count, 8)
    .option('--connections <n>', 'concurrent connections', count, 32)
    .option('--rounds <n>', 'number of rounds; the median counts', count, 3)
    .option('--json', 'for programs: JSON instead of text', false)
    .action(benchGateway);
  bench
    .command('live')
    .description('the live board in many pages, on the running demo')
    .option('--pages <n>', 'how many pages', count, 500)
    .option('--rounds <n>', 'how many changes at the source', count, 10)
    .option('--json', 'for programs: JSON instead of text', false)
    .action(benchLive);
  bench
    .command('portal')
    .description(
      'a page in a browser, beside the same portal as Backstage ships it',
    )
    .option('--rounds <n>', 'number of rounds; the median counts', count, 7)
    .option(
      '--path <path>',
      'the page of an entity',
      '/catalog/default/component/model-runtime',
    )
    .option('--json', 'for programs: JSON instead of text', false)
    .action(benchPortal);
};
