export interface Config {
  rosetta?: {
    finops?: {
      /** Tags that may name an application: the first one holds where two name different ones. None when not said. */
      tagKeys?: string[];
      /** What charges are converted into, an ISO 4217 code; nothing is converted when not said. */
      reportingCurrency?: string;
      /** When periods with new input are run, by job: cron expressions in UTC. */
      schedules?: { [job: string]: string };
      /** False where a CronJob runs `run --once`: never both. True when not said. */
      scheduleInWorker?: boolean;
      /** How many published runs of a month stay readable, the current one included; 3 when not said. */
      keepRuns?: number;
      /** Lines that a worker takes at a time; 50,000 when not said. */
      sliceLines?: number;
      /** What makes the cost of a day unusual. */
      anomalies?: {
        /** How many days up to the last complete one are looked at; 60 when not said. */
        days?: number;
        /** Robust z beyond which a day is unusual; 3.5 when not said. */
        score?: number;
        /** By so much a day differs at least, in the currency of the cost; 100 when not said. */
        amount?: number;
        /** And by so many percent of what was expected; 40 when not said. */
        percent?: number;
      };
    };
  };
}
