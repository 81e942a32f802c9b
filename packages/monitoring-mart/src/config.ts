import { schedulingConfig } from '@rosetta/run-kit';
import { z } from 'zod';
import { MONITORING_JOBS } from './jobs';

/** `rosetta.monitoring`, which service and batch read. */
export const MonitoringSection = z
  .strictObject({
    live: z
      .strictObject({
        /** How long a source may take until its response starts. */
        timeoutMs: z.coerce.number().int().positive().default(5_000),
      })
      .prefault({}),
    /** How many days of history are read from live sources the first time. */
    historyDays: z.coerce.number().int().positive().default(90),
    ...schedulingConfig(MONITORING_JOBS),
    /** How many published runs of a day stay readable. */
    keepRuns: z.coerce.number().int().positive().default(2),
  })
  .prefault({});
