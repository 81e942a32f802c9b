export interface Config {
  rosetta?: {
    /** Where roles come from besides `rosetta.roles`; nowhere else when not said. */
    accessDirectory?: {
      kind: 'http';
      /** Shown to people as the source of a role; `access directory` when not said. */
      name?: string;
      /** Entitlements of a person are at `<baseUrl>/v1/people/<name>/entitlements`. */
      baseUrl: string;
      /** @visibility secret */
      token: string;
      /** How long one person's answer may take, all its pages; 2000 when not said. */
      timeoutMs?: number;
      /** How long an answer is good for, also while the directory is away; 60, the most, when not said. */
      ttlSeconds?: number;
      /** Which entitlements give which role; an entitlement named as a role gives it when not said. */
      roles?: {
        Rosetta_User?: string[];
        Rosetta_FinOps_Admin?: string[];
        Rosetta_Monitoring_Admin?: string[];
        Rosetta_Referentiel_Admin?: string[];
        Rosetta_Admin?: string[];
      };
    };
  };
}
