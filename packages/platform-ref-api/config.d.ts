/** Which sources have a say in a field, and for how long. */
type AuthorityRule = {
  /** The first has the most authority: `people`, `servicenow`, or what an import named. */
  sources: string[];
  /** A value that its source has not confirmed for so long is stale: any source may replace it. */
  maxAgeDays?: number;
};

export interface Config {
  rosetta?: {
    referentiel?: {
      /** Which source wins where two say different things of one field. */
      authority?: {
        /** Of each field without a rule of its own; `people`, `servicenow`, `catalog`, `gitlab` by default. */
        default?: AuthorityRule;
        /** By field; `criticality` and `lifecycle` are stale after 365 days by default. */
        application?: { [field: string]: AuthorityRule };
        group?: { [field: string]: AuthorityRule };
        relation?: { [field: string]: AuthorityRule };
        pivot?: { [field: string]: AuthorityRule };
      };
      imports?: {
        /**
         * By what a row is found, the first that finds something: `id`, a type of pivot, `name`, `similar-name`.
         * By default: `id`, `servicenow:ci`, `catalog:component`, `gitlab:project`, `name`, `similar-name`.
         */
        keys?: string[];
        /** How alike two names are at least, from 0 to 1, to be a probable match; 0.6 by default. */
        similarity?: number;
        /** How long an import can be looked at; 30 days by default. */
        keptDays?: number;
        /** What is read of ServiceNow itself, where `rosetta.sources.servicenow` says how it is reached. */
        servicenow?: {
          /** The table whose rows are applications; `cmdb_ci_business_app` by default. */
          table?: string;
          /** An encoded query that leaves some of them out, such as `operational_status=1`. */
          filter?: string;
        };
      };
      /** After how long its author is told of a draft that was left alone; 14 days by default. */
      staleDraftDays?: number;
      attestation?: {
        /** How long the confirmation of an application by its owners holds; 180 days by default. */
        every?: { days?: number };
      };
      /** The attributes that there are, by kind; a kind that is not there takes any. */
      attributes?: {
        application?: {
          [name: string]: {
            /** What its text says; `text` by default. */
            type?: 'text' | 'number' | 'boolean' | 'day';
            /** It is one of these. */
            values?: string[];
            /** A regular expression that it matches. */
            pattern?: string;
            /** Not by default. */
            required?: boolean;
          };
        };
      };
    };
  };
}
