export interface Config {
  rosetta?: {
    monitoring?: {
      /** Which environments are production by name, where GitLab does not say what they are for. */
      production?: {
        /** One of these whole words is in the name; `prod`, `production`, `prd` and `live` when not said. */
        names?: string[];
        /** And none of these; `non`, `pre`, `dev`, `test` and `review` when not said. */
        except?: string[];
      };
      /** How live sources are polled. */
      live?: {
        /** How long a source may take to begin an answer; 5,000 when not said. */
        timeoutMs?: number;
      };
      /** Times in which nothing should be changed: the calendar of changes shows what meets them. */
      freezes?: Array<{
        name: string;
        from: string;
        to: string;
        /** Of these applications, or of these groups and those below them, only; of all when neither is said. */
        applications?: string[];
        groups?: string[];
      }>;
      /** How old what the change gate decides by may be, and how long a decision holds. */
      gate?: {
        /** Minutes, unless something that it decided by begins or ends before; 5 when not said. */
        validMinutes?: number;
        /**
         * Incidents, problems and changes, and what the application needs, that were last read longer ago than so many minutes are
         * stale: a person is asked. Budgets are known by whole hours, and are stale an hour later. 30 when not said.
         */
        staleMinutes?: number;
      };
      /**
       * What makes an application a risk on the executive dashboard, each reason with what it counts at most (`weight`), up to which
       * value it counts nothing (`from`) and from which on its whole weight (`full`).
       */
      risks?: {
        /** Incidents that count and are not resolved; 30, 0 and 3 when not said. */
        openIncidents?: { weight?: number; from?: number; full?: number };
        /** The part of an error budget that is used; 25, 0.5 and 1. */
        errorBudget?: { weight?: number; from?: number; full?: number };
        /** A ratio; 20, 0.05 and 0.3. */
        changeFailureRate?: { weight?: number; from?: number; full?: number };
        /** Minutes; 15, 60 and 1,440. */
        slowRecovery?: { weight?: number; from?: number; full?: number };
        /** Days since the last production deployment; 10, 30 and 180. */
        staleDeployments?: { weight?: number; from?: number; full?: number };
      };
      /** Who is alerted of objectives, where they do not say. */
      slo?: {
        /** Below so many events in the short window of a pair nobody is alerted; 100 when not said. */
        minEvents?: number;
        /** Below this part of its budget an objective is at risk; 0.25 when not said. */
        atRisk?: number;
      };
    };
  };
}
