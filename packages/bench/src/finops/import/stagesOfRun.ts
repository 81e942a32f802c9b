import { Knex } from 'knex';

export interface BatchStages {
  prepare: number;
  shape: number;
  index: number;
  summary: number;
  publish: number;
}

interface Event {
  at: Date;
  message: string;
  fields: { durationMs?: number };
}

/** How long each stage of the only run took, in seconds, from the log it wrote. */
export const stagesOfRun = async (db: Knex): Promise<BatchStages> => {
  const events: Event[] = await db('run_event')
    .select('at', 'message', 'fields')
    .orderBy('seq');
  const find = (start: string) => {
    const event = events.find(({ message }) => message.startsWith(start));
    if (!event) throw new Error(`The log of the run has no "${start}"`);
    return event;
  };
  const took = (start: string) => (find(start).fields.durationMs ?? 0) / 1000;
  const lastSlice = events.findLast(({ message }) =>
    /^Stage shape: slice/.test(message),
  )!;
  const prepared = find('Stage shape: ');
  const concluded = took('Published');
  const index = took('Charges indexed');
  const summary = took('Costs summed');
  return {
    prepare: took('Stage shape: '),
    shape: (lastSlice.at.getTime() - prepared.at.getTime()) / 1000,
    index,
    summary,
    publish: concluded - index - summary,
  };
};
