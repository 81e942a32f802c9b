export interface Config {
  rosetta?: {
    /** How many requests are answered; each process counts its own, the portal too. */
    limits?: {
      /** Per address, without identity, at what is open to all; 100 in 60 s by default. */
      anonymous?: { requests?: number; perSeconds?: number };
      /** Per person or machine; 1,200 in 60 s and a burst of 200 on top by default. */
      identified?: { requests?: number; perSeconds?: number; burst?: number };
      /**
       * Per person, or external caller, over all of Backstage's own plugins (catalog, search, documentation, …);
       * 3,000 in 60 s and a burst of 500 on top by default. The gateway counts its own, by `identified`.
       */
      portal?: { requests?: number; perSeconds?: number; burst?: number };
      /** Per address, at the sign-in of the portal; 600 in 60 s by default, as a company may have one address. */
      signIn?: { requests?: number; perSeconds?: number };
      /** Addresses or subnets whose `x-forwarded-for` is believed; none by default. */
      trustedProxies?: string[];
    };

    /**
     * Whether services and batches migrate their stores at start; true by default. Where it is false, the command
     * `migrate` of each does, and they are not ready before.
     */
    migrateAtStart?: boolean;

    /** How the portal and the services stop. */
    shutdown?: {
      /** How long the readiness of a service answers 503 before its port closes; 0 by default. */
      drainSeconds?: number;
      /** How long requests in flight may take to finish; 25 by default. */
      limitSeconds?: number;
    };
  };
}
