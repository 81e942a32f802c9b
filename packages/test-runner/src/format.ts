import type { Outcome } from './runStages';
import { Counts, LeftOut, Timing } from './stage';

/** The last line of a test run, which programs read. */
export function formatCounts({ passed, failed, skipped }: Counts): string {
  const text = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${text}, ${skipped} skipped` : text;
}

/** Where the time went, and what was left out. */
export const formatSummary = (outcomes: readonly Outcome[]): string =>
  [
    formatTable(outcomes),
    ...outcomes.map(({ name, timings = [] }) => formatSlowest(name, timings)),
    formatLeftOut(outcomes.flatMap(({ leftOut = [] }) => leftOut)),
  ]
    .filter(Boolean)
    .map(part => `\n${part}`)
    .join('\n');

function formatTable(outcomes: readonly Outcome[]): string {
  const header = ['part', 'time', 'passed', 'failed', 'skipped'];
  const rows = outcomes.map(({ name, seconds, passed, failed, skipped }) => [
    name,
    `${seconds.toFixed(0)} s`,
    String(passed),
    String(failed),
    String(skipped),
  ]);
  return [header, ...rows]
    .map(([name, ...cells]) =>
      [name.padEnd(10), ...cells.map(cell => cell.padStart(9))].join(''),
    )
    .join('\n');
}

const SLOWEST = 10;

function formatSlowest(stage: string, timings: readonly Timing[]): string {
  if (timings.length === 0) return '';
  const slowest = [...timings]
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST)
    .map(
      ({ name, seconds }) =>
        `${`${seconds.toFixed(1)} s`.padStart(9)}  ${name}`,
    );
  return [`Slowest of ${stage}`, ...slowest].join('\n');
}

function formatLeftOut(parts: readonly LeftOut[]): string {
  if (parts.length === 0) return '';
  const lines = parts.map(
    ({ what, why, count }) =>
      `! ${what}${count > 0 ? ` (${count})` : ''}: ${why}`,
  );
  return ['Left out', ...lines].join('\n');
}
