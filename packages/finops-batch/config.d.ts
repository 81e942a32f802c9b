export interface Config {
  rosetta?: {
    finops?: {
      /** Tags that may name an application: the first one holds where two name different ones. None when not said. */
      tagKeys?: string[];
      /** When periods with new input are run, by job: cron expressions in UTC. */
      schedules?: { [job: string]: string };
      /** False where a CronJob runs `run --once`: never both. True when not said. */
      scheduleInWorker?: boolean;
      /** How many published runs of a month stay readable, the current one included; 3 when not said. */
      keepRuns?: number;
      /** Lines that a worker takes at a time; 50,000 when not said. */
      sliceLines?: number;
    };
  };
}
