import { Command } from 'commander';
import { refuseUnknown } from './unknownCommand';

const program = () => {
  const quiet = { writeErr: () => {}, writeOut: () => {} };
  const rosetta = new Command('rosetta').exitOverride().configureOutput(quiet);
  rosetta.command('raw').command('import').argument('<dataset>');
  return rosetta;
};

describe('a command line', () => {
  it.each([
    [['nosuch', '--help'], 'nosuch'],
    [['raw', 'nosuch', '--help'], 'nosuch'],
    [['help', 'nosuch'], 'nosuch'],
  ])(
    '%j is rejected with the name of the unknown command',
    (words, unknown) => {
      expect(() => refuseUnknown(program(), words)).toThrow(
        expect.objectContaining({
          exitCode: 1,
          message: `error: unknown command '${unknown}'`,
        }),
      );
    },
  );

  it.each([
    [[]],
    [['--help']],
    [['raw', '--help']],
    [['help', 'raw', 'import']],
    [['raw', 'import', 'focus', 'bill.csv']],
  ])('%j is passed to the command', words => {
    expect(() => refuseUnknown(program(), words)).not.toThrow();
  });
});
