import { ProblemCount } from '@rosetta/raw-store';
import { FileReport } from './importFiles';

const number = new Intl.NumberFormat('en');

/** More kinds of problems than this are the same problem: the file is something else. */
const SHOWN_PROBLEMS = 20;
const MAX_VALUE_LENGTH = 40;

const shortened = (value: string) =>
  value.length > MAX_VALUE_LENGTH
    ? `${value.slice(0, MAX_VALUE_LENGTH)}…`
    : value;

const formatExample = ({ row, value }: ProblemCount['examples'][number]) =>
  value === null ? `${row}` : `${row} (${JSON.stringify(shortened(value))})`;

const formatProblem = ({ problem, count, examples }: ProblemCount) => {
  const rows = examples.map(formatExample).join(', ');
  const more = count > examples.length ? ', …' : '';
  return `    ${number.format(count)} × ${problem}: row ${rows}${more}`;
};

const formatProblems = (
  problems: readonly ProblemCount[],
  { header }: { header: boolean },
) => {
  const lines = problems.slice(0, SHOWN_PROBLEMS).map(formatProblem);
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`    and ${more} more kinds`);
  // An editor counts the header too.
  if (header && lines.length > 0)
    lines.push('    (row 1 is the one after the header)');
  return lines;
};

/** What became of a file, for people. */
export const formatReport = (report: FileReport): string => {
  const { file } = report;
  if (report.outcome === 'refused')
    return `${file}: refused, nothing of it landed: ${report.reason}`;
  const { counts, problems } = report;
  const { landed, already, rejected, superseded, revived } = counts;
  const empty =
    landed + already + rejected === 0 ? ['    the file has no rows'] : [];
  const line =
    `${file}: ${number.format(landed)} landed, ` +
    `${number.format(already)} already there, ` +
    `${number.format(rejected)} rejected`;
  const replaced =
    superseded + revived > 0
      ? [
          `    replaced: ${number.format(
            superseded,
          )} earlier records superseded, ` +
            `${number.format(revived)} brought back`,
        ]
      : [];
  return [
    line,
    ...empty,
    ...replaced,
    ...formatProblems(problems, report),
  ].join('\n');
};
