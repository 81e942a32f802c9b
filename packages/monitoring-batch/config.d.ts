export interface Config {
  rosetta?: {
    monitoring?: {
      /** How many days of history are read from live sources the first time; 90 by default. */
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
