export interface Config {
  rosetta?: {
    monitoring?: {
      /** How far back live sources are asked the first time; 90 when not said. */
      historyDays?: number;
      /** When days with new input are run: cron expressions in UTC, by name. */
      schedules?: { [name: string]: string };
      /** False where a CronJob runs `run --once`: never both. True when not said. */
      scheduleInWorker?: boolean;
      /** How many published runs of a day stay readable, the current one included; 2 when not said. */
      keepRuns?: number;
    };
  };
}
