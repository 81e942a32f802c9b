export interface Config {
  rosetta?: {
    identity?: {
      gateway?: {
        /** The `iss` of the tokens that the gateway signs; `rosetta-gateway` when not said. */
        issuer?: string;
        /** How long a key signs before the next one does; a day when not said. */
        keyLifetimeMinutes?: number;
      };
    };
    /** How many requests are answered; each process counts its own, the portal too. */
    limits?: {
      /** Per person or machine; 1,200 in 60 s and 200 on top when not said. */
      identified?: { requests?: number; perSeconds?: number; burst?: number };
    };
    /** How this process and the services leave. */
    shutdown?: {
      /** How long requests in flight may take to finish; 25 when not said. */
      limitSeconds?: number;
    };
    /** Each service, under the audience of its tokens. */
    services?: {
      [audience: string]: {
        /** Where the gateway and other services reach it. */
        baseUrl?: string;
      };
    };
  };
}
