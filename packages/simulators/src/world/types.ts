import { Environment } from '../company/toolNames';

/** Instants are milliseconds since 1970, as nothing else compares so easily. */
export type Instant = number;

/** An application of the demo company, as those who deploy it see it. */
export interface Service {
  /** Of the référentiel. */
  id: string;
  /** One word, as in host names. */
  name: string;
  group: string;
  description: string;
  environments: Environment[];
  /** Not there for the ones whose sources are elsewhere. */
  project?: { id: number; path: string };
  inArgoCd: boolean;
  inDynatrace: boolean;
  inElisa: boolean;
  people: string[];
  releasesPerWeekday: number;
  /** Share of production deployments that go wrong. */
  failing: number;
}

/** A change that goes, or wants to go, to production. */
export interface Commit {
  sha: string;
  title: string;
  author: string;
  at: Instant;
}

export interface Pipeline {
  id: number;
  iid: number;
  commit: Commit;
  ref: string;
  source: 'push' | 'merge_request_event' | 'web';
  createdAt: Instant;
  /** End of its tests; deployments follow. */
  testedAt: Instant;
  testsPass: boolean;
}

export type Outcome =
  | 'success'
  /** What runs now does not work. */
  | 'degraded'
  /** Nothing changed: it could not be applied. */
  | 'refused';

export interface Deployment {
  id: number;
  iid: number;
  environment: Environment;
  commit: Commit;
  /** Not there where somebody deployed past GitLab. */
  pipeline?: Pipeline;
  user: string;
  createdAt: Instant;
  startedAt: Instant;
  finishedAt: Instant;
  outcome: Outcome;
  /** Back to what ran before. */
  rollback: boolean;
}

/** What happened, and what will, of one service; each in the order of its creation. */
export interface History {
  pipelines: Pipeline[];
  deployments: Deployment[];
}
