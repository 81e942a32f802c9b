export interface Config {
  rosetta?: {
    /** Components of the catalog: what they are checked for, and how they are published to the référentiel. */
    catalog?: {
      /** How often the catalog is compared with what was published to the référentiel; 300 by default. */
      syncSeconds?: number;
      /** What components are checked for; nothing by default. An `error` shows on the page of the component. */
      rules?: {
        naming?: {
          /** A regular expression that names match. */
          pattern: string;
          /** `warning` by default. */
          severity?: 'error' | 'warning';
        };
        owner?: {
          /** Whether a person may own a component; not by default. */
          people?: boolean;
          /** Whether the référentiel must have the group; not by default. */
          inReferentiel?: boolean;
          /** `warning` by default. */
          severity?: 'error' | 'warning';
        };
        tags?: {
          /** 1 by default. */
          minimum?: number;
          /** Tags that each component has. */
          required?: string[];
          /** `warning` by default. */
          severity?: 'error' | 'warning';
        };
      };
    };
  };
}
