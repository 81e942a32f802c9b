import { Gap } from '@rosetta/contracts/monitoring';
import { SourcePolls } from '@rosetta/monitoring-mart';
import { SourceDefinition } from '@rosetta/sources';
import { Owners } from '../live/Owners';

/** What a source refuses until a person mends a token, a right or a name. */
const NEEDS_A_PERSON = /answered (401|403|404)\b/;

const closesOf = (error: string | null): Gap['closes'] =>
  NEEDS_A_PERSON.test(error ?? '') ? 'by-hand' : 'source-answers';

/** Until when a part has been read; what some sources keep of one is no instant. */
const instantOf = (mark: string | undefined) =>
  mark !== undefined && !Number.isNaN(Date.parse(mark))
    ? new Date(mark).toISOString()
    : null;

export interface SourceGapInput {
  source: Pick<SourceDefinition, 'name' | 'title' | 'pivotTypes'>;
  polls: SourcePolls;
  /** Until when each of its parts has been read. */
  marks: ReadonlyMap<string, string>;
  jobs: readonly string[];
  owners: Pick<Owners, 'findOwner'>;
}

const NO_PERIODS = { to: null, periods: null, backfill: false };

const applicationOf = (
  { source, owners }: SourceGapInput,
  part: string,
): Gap['application'] => {
  for (const type of source.pivotTypes) {
    const owner = owners.findOwner({ pivot: { type, values: [part] } });
    if (owner) return { id: owner.id, name: owner.name };
  }
  return null;
};

/** All that a source lacks since it answered last. */
const whole = ({ source, polls, jobs }: SourceGapInput): Gap[] =>
  polls.last?.outcome === 'failed'
    ? [
        {
          ...NO_PERIODS,
          id: source.name,
          reason: 'source-failed',
          detail: polls.last.error,
          closes: closesOf(polls.last.error),
          jobs: [...jobs],
          source: source.name,
          part: null,
          application: null,
          from: polls.lastReadAt,
        },
      ]
    : [];

const parts = (input: SourceGapInput): Gap[] => {
  const { source, polls, marks, jobs } = input;
  return (polls.last?.unread ?? []).map(({ part, reason }) => ({
    ...NO_PERIODS,
    id: `${source.name} ${part}`,
    reason: 'part-failed',
    detail: reason,
    closes: closesOf(reason),
    jobs: [...jobs],
    source: source.name,
    part,
    application: applicationOf(input, part),
    from: instantOf(marks.get(part)),
  }));
};

const hidden = ({ source, polls, jobs }: SourceGapInput): Gap[] =>
  polls.hidden.map(({ name, expected, given, since }) => ({
    ...NO_PERIODS,
    id: `${source.name} hidden ${name}`,
    reason: 'rows-hidden',
    detail: `${given} / ${expected}`,
    closes: 'by-hand',
    jobs: [...jobs],
    source: source.name,
    part: name,
    application: null,
    from: since,
  }));

/** What is missing of a source: all of it, parts of it, or rows that it hides. */
export const sourceGaps = (input: SourceGapInput): Gap[] => [
  ...whole(input),
  ...parts(input),
  ...hidden(input),
];
