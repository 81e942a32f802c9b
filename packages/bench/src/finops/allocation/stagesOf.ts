import { Knex } from 'knex';

interface Event {
  at: Date;
  message: string;
  fields: { durationMs?: number };
}

/** Stages of the batch; what the log says of a step of the publication. */
const STAGES = ['shape', 'pools', 'weights', 'split'] as const;
const STEPS = {
  chargesIndexed: 'Charges indexed',
  poolsIndexed: 'Pools indexed',
  costsSummed: 'Costs summed',
} as const;

type Stage = (typeof STAGES)[number] | keyof typeof STEPS;

export type RunStages = Record<Stage, number>;

/** How long the stages of a run took, in seconds, from the log it wrote. */
export const stagesOf = async (db: Knex, runId: string): Promise<RunStages> => {
  const events: Event[] = await db('run_event')
    .where('run_id', runId)
    .select('at', 'message', 'fields')
    .orderBy('seq');
  const between = (stage: string) => {
    const own = events.filter(({ message }) =>
      message.startsWith(`Stage ${stage}: `),
    );
    return (own.at(-1)!.at.getTime() - own[0].at.getTime()) / 1000;
  };
  const said = (step: string) =>
    events.find(({ message }) => message === step)!.fields.durationMs! / 1000;
  return Object.fromEntries([
    ...STAGES.map(stage => [stage, between(stage)]),
    ...Object.entries(STEPS).map(([key, step]) => [key, said(step)]),
  ]);
};
