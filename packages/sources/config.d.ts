export interface Config {
  rosetta?: {
    /** The systems that are asked. One that is not here is not asked, and nothing is missing. */
    sources?: {
      argocd?: {
        /** Where Argo CD's pages are, its root path included: `https://argocd.example.com`. */
        baseUrl: string;
        /**
         * Token of a local account that may `get` applications.
         * @visibility secret
         */
        token: string;
      };
      gitlab?: {
        /** Where GitLab's pages are, without `/api/v4`: `https://gitlab.example.com`. */
        baseUrl: string;
        /**
         * A group access token with the scope `read_api`, role Reporter.
         * @visibility secret
         */
        token: string;
      };
    };
  };
}
