export interface Config {
  rosetta?: {
    /**
     * Which groups have which role, by entity ref; a bare name is a group of the default namespace.
     * Groups come from the catalog and from the claims of the identity provider.
     */
    roles?: {
      Rosetta_User?: string[];
      Rosetta_FinOps_Admin?: string[];
      Rosetta_Monitoring_Admin?: string[];
      Rosetta_Referentiel_Admin?: string[];
      Rosetta_Admin?: string[];
    };
    /** The contact for access requests, shown to people who lack a role. */
    accessContact?: {
      name: string;
      /** A page, or an address: `mailto:platform@example.com`. */
      url?: string;
    };
  };
}
