export interface Config {
  rosetta?: {
    /**
     * Which groups have which role, by entity ref; a bare name is a group of the default namespace.
     * Groups come from the catalog and from the claims of the identity provider. A role that
     * `packages/contracts/src/access/roles.ts` does not have stops the start.
     */
    roles?: { [role: string]: string[] };
    /** The contact for access requests, shown to people who lack a role. */
    accessContact?: {
      name: string;
      /** A page, or an address: `mailto:platform@example.com`. */
      url?: string;
    };
  };
}
