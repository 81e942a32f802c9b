export interface Config {
  rosetta?: {
    finops?: {
      /** What is shown when a window holds several currencies and none is asked for; `USD` when not said. */
      currency?: string;
    };
  };
}
