import { Run } from '@rosetta/contracts/runs';
import { Formats } from '../format';
import { RunsDomain } from './RunsDomain';

/** How long a run took, or has taken so far, in seconds; null before it started. */
export const durationSeconds = ({ startedAt, finishedAt }: Run, now: number) =>
  startedAt === null
    ? null
    : (Date.parse(finishedAt ?? new Date(now).toISOString()) -
        Date.parse(startedAt)) /
      1_000;

/** What was done, largest step of words first: as the domain calls it, else by its own name. */
export const countTexts = (
  { counts }: Run,
  domain: RunsDomain,
  formats: Formats,
) =>
  Object.entries(counts)
    .filter(([, value]) => value !== false)
    .map(([name, value]) => ({
      name: domain.counts[name] ?? name,
      value: value === true ? undefined : formats.number(value as number),
    }));
