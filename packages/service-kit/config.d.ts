export interface Config {
  /** What Rosetta's own services, batches and command line read. */
  rosetta?: {
    /** Who may call a service, and how that is proved. */
    identity?: {
      /** Tokens of people, signed by the gateway in Backstage. */
      gateway?: {
        /** `iss` of those tokens; `rosetta-gateway` by default. */
        issuer?: string;
        /** Where the gateway publishes its public keys. */
        jwksUrl?: string;
      };
      /** Tokens of machines: batches and the command line. */
      machines?: {
        /** `iss` of those tokens; `rosetta-machines` by default. */
        issuer?: string;
        /** Public keys of the machine issuer, ES256. */
        jwks?: { keys: Array<{ kty: string; kid?: string }> };
        /** What each machine may do, at which service. */
        callers?: Array<{
          /** The machine, as the `sub` of its tokens names it. */
          id: string;
          /** The one service that this line is about. */
          audience: string;
          /** Actions of the table in `@rosetta/contracts`. */
          actions: string[];
          /** Ids (`kid`) of the keys that sign for it; any that no machine names by default. */
          keys?: string[];
        }>;
        /** Revoked tokens (`jti`) and machines (`id`). */
        revoked?: string[];
      };
      /**
       * Private key of the machine issuer, ES256, as a JWK or its JSON. Only processes that
       * call services have it.
       * @deepVisibility secret
       */
      machineKey?: string | { [field: string]: string };
    };

    /** What the audit of each database is chained and signed with. Without it, nothing can be changed. */
    audit?: {
      /**
       * A list of `{id, key}`, or its JSON: 32 bytes or more in base64. The first one chains what is added; the
       * others are of what was added before.
       * @deepVisibility secret
       */
      keys?: string | Array<{ id: string; key: string }>;
      checkpoints?: {
        /** Where signed checkpoints are kept: another disk than the database's. */
        directory?: string;
        /**
         * Ed25519 keys as JWKs, or their JSON. The first one, private, signs; of the others, and for a machine that
         * only verifies, the public half is enough.
         * @deepVisibility secret
         */
        keys?: string | Array<{ [field: string]: string }>;
        /** How often the head of a chain that has grown is signed; 60 by default. */
        everySeconds?: number;
      };
    };

    /** What holds for each domain that has no entry of its own below. */
    defaults?: {
      service?: {
        /** `{name}` and `{port}` stand for the process's: `http://{name}:{port}`. */
        baseUrl?: string;
        /** Address they listen on; `127.0.0.1` by default. */
        host?: string;
      };
      database?: {
        /**
         * `{database}` stands for the domain's: `postgres://user:password@host:port/{database}`
         * @visibility secret
         */
        connection?: string;
      };
    };

    /** One PostgreSQL database per domain. */
    databases?: {
      [name: string]: {
        /**
         * `postgres://user:password@host:port/database`
         * @visibility secret
         */
        connection?: string;
        pool?: {
          /** Connections kept when idle; 0 by default. */
          min?: number;
          /** Connections at most, 2 or more; 10 by default. */
          max?: number;
        };
      };
    };

    /**
     * How far from now a period may be. Records of others go to quarantine, and requests and
     * commands that name one are refused.
     */
    periods?: {
      /** 10 by default. */
      yearsBack?: number;
      /** 3 by default. */
      monthsAhead?: number;
    };

    /** Where batches keep the raw records of sources. */
    rawStore?:
      | {
          kind: 'postgres';
          /**
           * `postgres://user:password@host:port/database`
           * @visibility secret
           */
          connection: string;
          /** What an imported file may hold at most; a larger one is refused. */
          limits?: {
            /** How many times its size a gzip file may unpack to, past 16 MiB; 100 by default. */
            unpackRatio?: number;
            /** Bytes of blank lines in a row; 1 MiB by default. */
            blankBytes?: number;
            /** 1,000 by default. */
            columns?: number;
          };
        }
      | {
          kind: 'mongodb';
          /**
           * `mongodb://user:password@host:port`
           * @visibility secret
           */
          url: string;
          /** `raw_store` by default. */
          database?: string;
          /** What an imported file may hold at most; a larger one is refused. */
          limits?: {
            /** How many times its size a gzip file may unpack to, past 16 MiB; 100 by default. */
            unpackRatio?: number;
            /** Bytes of blank lines in a row; 1 MiB by default. */
            blankBytes?: number;
            /** 1,000 by default. */
            columns?: number;
          };
        };

    /** Where each service listens, and where others find it; under the audience of its tokens. */
    services?: {
      [audience: string]: {
        /** URL at which the gateway and other services reach it. */
        baseUrl?: string;
        /** Port it listens on. */
        port?: number;
        /** Address it listens on; `127.0.0.1` by default. */
        host?: string;
      };
    };

    /** The cache. Without Redis services work, more slowly. */
    cache?:
      | {
          kind: 'memory';
          /** Space for entries, per process; 64 by default. */
          maxMegabytes?: number;
        }
      | {
          kind: 'redis';
          /**
           * `redis://user:password@host:port`
           * @visibility secret
           */
          url: string;
        };

    log?: {
      level?:
        | 'fatal'
        | 'error'
        | 'warn'
        | 'info'
        | 'debug'
        | 'trace'
        | 'silent';
    };
  };
}
