export interface Config {
  rosetta?: {
    /** A directory of roles in addition to `rosetta.roles`; none by default. */
    accessDirectory?: {
      kind: 'http';
      /** Shown to people as the source of a role; `access directory` by default. */
      name?: string;
      /** Entitlements of a person are at `<baseUrl>/v1/people/<name>/entitlements`. */
      baseUrl: string;
      /** @visibility secret */
      token: string;
      /** How long one person's answer may take, all its pages; 2000 by default. */
      timeoutMs?: number;
      /** How long an answer is cached; 60 by default, which is the maximum. */
      ttlSeconds?: number;
      /** The entitlements that grant each role; those named as the role by default. */
      roles?: { [role: string]: string[] };
    };
  };
}
