export interface Config {
  rosetta?: {
    monitoring?: {
      /** How far back live sources are asked the first time; 90 when not said. */
      historyDays?: number;
      /** When periods with new input are run, by job: cron expressions in UTC. */
      schedules?: { [job: string]: string };
      /** False where a CronJob runs `run --once`: never both. True when not said. */
      scheduleInWorker?: boolean;
      /** How many published runs of a day stay readable, the current one included; 2 when not said. */
      keepRuns?: number;
    };
  };
}
