import { ProblemCount } from '@rosetta/raw-store';
import { FileReport } from './importFiles';

const number = new Intl.NumberFormat('en');

/** More kinds of problems than this are the same problem: the file is something else. */
const SHOWN_PROBLEMS = 20;
const LONGEST_VALUE = 40;

const shortened = (value: string) =>
  value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;

const formatExample = ({ row, value }: ProblemCount['examples'][number]) =>
  value === null ? `${row}` : `${row} (${JSON.stringify(shortened(value))})`;

const formatProblem = ({ problem, count, examples }: ProblemCount) => {
  const rows = examples.map(formatExample).join(', ');
  const more = count > examples.length ? ', …' : '';
  return `    ${number.format(count)} × ${problem}: row ${rows}${more}`;
};

const formatProblems = (problems: readonly ProblemCount[]) => {
  const lines = problems.slice(0, SHOWN_PROBLEMS).map(formatProblem);
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `    and ${more} more kinds`] : lines;
};

/** What became of a file, for people. */
export const formatReport = (report: FileReport): string => {
  const { file } = report;
  if (report.outcome === 'refused')
    return `${file}: refused, nothing of it landed: ${report.reason}`;
  const { counts, problems } = report;
  const { superseded, revived } = counts;
  const line =
    `${file}: ${number.format(counts.landed)} landed, ` +
    `${number.format(counts.already)} already there, ` +
    `${number.format(counts.rejected)} rejected`;
  const replaced =
    superseded + revived > 0
      ? [
          `    replaced: ${number.format(
            superseded,
          )} earlier records superseded, ` +
            `${number.format(revived)} brought back`,
        ]
      : [];
  return [line, ...replaced, ...formatProblems(problems)].join('\n');
};
