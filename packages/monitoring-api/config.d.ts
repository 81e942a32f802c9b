export interface Config {
  rosetta?: {
    monitoring?: {
      /** How live sources are asked. */
      live?: {
        /** How long a source may take to begin an answer; 5,000 when not said. */
        timeoutMs?: number;
        /**
         * Requests that GitLab is asked on average, over each round of its projects and the rest after it;
         * 1,200 when not said. A round itself is asked at once, eight projects at a time.
         */
        gitlabRequestsPerMinute?: number;
      };
    };
  };
}
