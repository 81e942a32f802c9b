import {
  benchFinops,
  benchGateway,
  benchLive,
  benchMonitoring,
  benchPortal,
  benchRef,
  FINOPS_BENCHES,
  MONITORING_BENCHES,
} from '@rosetta/bench';
import { Command, InvalidArgumentError, Option } from 'commander';

const count = (text: string) => {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number, at least 1.');
  return Number(text);
};

const registerMonitoringBench = (bench: Command) =>
  bench
    .command('monitoring')
    .description(
      'signals from source to published, pages over 13 months, reprocess; live pages on the running demo',
    )
    .addOption(
      new Option(
        '--what <part>',
        'what is measured; all but live when not named',
      ).choices(MONITORING_BENCHES),
    )
    .option('--applications <n>', 'how many applications', count, 2_000)
    .option('--days <n>', 'days of history, at most those of the part', count)
    .option('--pages <n>', 'how many live pages', count, 500)
    .option('--postgres <url>', "the server to use; default: the platform's")
    .option('--json', 'for programs: JSON instead of text', false)
    .action(benchMonitoring);

/** `rosetta bench …` */
export const registerBenchCommands = (program: Command) => {
  const bench = program
    .command('bench')
    .description('measure this platform on this machine');
  bench
    .command('finops')
    .description(
      'a bill from file to published costs, compared with a plain COPY; or one part of it',
    )
    .addOption(
      new Option('--what <part>', 'what is measured')
        .choices(FINOPS_BENCHES)
        .default('import'),
    )
    .option('--lines <n>', 'lines of all bills', count, 1_000_000)
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
  registerMonitoringBench(bench);
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
  bench
    .command('ref')
    .description(
      'the référentiel: lists, sheets and graphs, compared with the bare SQL',
    )
    .option('--applications <n>', 'how many applications', count, 10_000)
    .option('--postgres <url>', "the server to use; default: the platform's")
    .option('--json', 'for programs: JSON instead of text', false)
    .action(benchRef);
};
