import { Run } from '@rosetta/contracts/runs';

const number = new Intl.NumberFormat('en');

const oneOf = (name: string) => name.replace(/ies$/, 'y').replace(/s$/, '');

/** `lines` and the like; other names say what the things counted are. */
const named = (count: number, name: string) =>
  `${number.format(count)} ${count === 1 ? oneOf(name) : name}`;

const countsOf = ({ counts }: Run, unchanged: string) =>
  counts.unchanged
    ? `nothing to do: ${unchanged}`
    : Object.entries(counts)
        .map(([name, count]) => named(Number(count), name))
        .join(', ');

const secondsOf = ({ startedAt, finishedAt }: Run) => {
  if (!startedAt || !finishedAt) return '';
  const ms = Date.parse(finishedAt) - Date.parse(startedAt);
  return ` (${(ms / 1000).toFixed(1)} s)`;
};

/**
 * How a run ended, for people; its warnings below it.
 * @param unchanged - what is the same where there was nothing to do
 */
export const formatRun = (
  run: Run,
  unchanged: string,
  warnings: readonly string[],
): string => {
  const outcome =
    run.state === 'succeeded'
      ? countsOf(run, unchanged)
      : `${run.state}: ${run.error ?? ''}`;
  return [
    `${run.job} ${run.period}  ${outcome}${secondsOf(run)}  run ${run.id}`,
    ...warnings.map(warning => `         ! ${warning}`),
  ].join('\n');
};
