export interface Config {
  rosetta?: {
    finops?: {
      /** What is shown when a window holds several currencies and the query names none; `USD` by default. */
      currency?: string;
    };
  };
}
