export interface Config {
  rosetta?: {
    finops?: {
      /** What is shown when a window holds several currencies and the query names none; `USD` by default. */
      currency?: string;
      /**
       * What all charges are converted into, at the rates that FinOps admins keep; without it, amounts of two
       * currencies stay apart. Changing it makes every month due.
       */
      reportingCurrency?: string;
      /** What owners of budgets are told of, once for each budget and month, in percent of the budget. */
      budgetThresholds?: {
        /** Of what the month has cost; 80 and 100 by default. */
        actual?: number[];
        /** Of what it is forecast to; 100 by default. */
        forecast?: number[];
      };
    };
  };
}
