export interface Config {
  rosetta?: {
    /** How to read the claims of the company's identity provider. */
    signIn?: {
      /** The claim that names the person; `preferred_username` by default. */
      userClaim?: string;
      /** The claim that lists the person's groups; `groups` by default. */
      groupsClaim?: string;
      /** The one domain that may stand behind an `@` in the name, where the claim is an address. */
      allowedDomains?: string[];
    };
  };
}
