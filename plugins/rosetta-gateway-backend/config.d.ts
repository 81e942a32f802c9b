export interface Config {
  rosetta?: {
    identity?: {
      gateway?: {
        /** The `iss` of the tokens that the gateway signs; `rosetta-gateway` by default. */
        issuer?: string;
        /** How long a key signs before the next one does; a day by default. */
        keyLifetimeMinutes?: number;
      };
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
