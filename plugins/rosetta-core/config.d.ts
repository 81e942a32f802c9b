export interface Config {
  app?: {
    /**
     * Who can sign in to a demo, for the sign-in page. `rosetta start` writes it; anywhere else the
     * page shows nobody.
     * @deepVisibility frontend
     */
    demoUsers?: Array<{
      name: string;
      displayName: string;
      /** By language. */
      purpose: { en: string; fr: string };
      role?: string;
    }>;
  };
}
