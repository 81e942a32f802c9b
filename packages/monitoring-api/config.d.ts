export interface Config {
  rosetta?: {
    monitoring?: {
      /** How live sources are polled. */
      live?: {
        /** How long a source may take to begin an answer; 5,000 when not said. */
        timeoutMs?: number;
      };
    };
  };
}
