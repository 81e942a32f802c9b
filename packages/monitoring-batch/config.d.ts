export interface Config {
  rosetta?: {
    monitoring?: {
      /** How many days of history are read from live sources the first time; 90 by default. */
      historyDays?: number;
      /** For how many days signals are kept by the minute; 8 by default. By the hour they stay. */
      keepMinutesDays?: number;
      /** Which incidents count in figures, and what they are put down to. */
      incidents?: {
        /** How many hours before an incident a deployment may have finished to be its cause; 72 when not said. */
        attributionHours?: number;
        /** Incidents of these priorities count in figures; 1 and 2 when not said. */
        countedPriorities?: number[];
      };
      /** When periods with new input are run, by job: cron expressions in UTC. */
      schedules?: { [job: string]: string };
      /** False where a CronJob runs `run --once`: never both. True when not said. */
      scheduleInWorker?: boolean;
      /** How many published runs of a day stay readable, the current one included; 2 when not said. */
      keepRuns?: number;
    };
  };
}
