import { DoraMergeRequest } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import { DEPLOYMENTS_JOB } from '../jobs';
import { applyScope, DoraScope, minutesBetween } from './doraScope';
import { waitingRequests } from './LeadTimeReadModel';

/** The last merge request of a page; the next page starts after it. */
export interface MergeRequestPosition {
  at: string;
  id: string;
}

interface Row {
  project: string;
  iid: number;
  application_id: string;
  application_name: string | null;
  group_id: string | null;
  title: string | null;
  author: string | null;
  target_branch: string | null;
  url: string | null;
  created_at: Date;
  merged_at: Date;
  first_commit_at: Date | null;
  first_review_at: Date | null;
  finished_at: Date | null;
  external_id: string | null;
  named: boolean | null;
  lead: number | null;
  coding: number | null;
  pickup: number | null;
  review: number | null;
  deploy: number | null;
}

const ID = `m.project || '!' || m.iid`;

const isoOrNull = (at: Date | null) => at?.toISOString() ?? null;

const toMergeRequest = (row: Row): DoraMergeRequest => ({
  project: row.project,
  iid: row.iid,
  application: {
    id: row.application_id,
    name: row.application_name ?? row.application_id,
    group: row.group_id,
  },
  title: row.title,
  author: row.author,
  targetBranch: row.target_branch,
  url: row.url,
  firstCommitAt: isoOrNull(row.first_commit_at),
  createdAt: row.created_at.toISOString(),
  firstReviewAt: isoOrNull(row.first_review_at),
  mergedAt: row.merged_at.toISOString(),
  deployedAt: isoOrNull(row.finished_at),
  deployment: row.external_id && `gitlab:${row.project}:${row.external_id}`,
  named: row.named,
  minutes: {
    lead: row.lead,
    coding: row.coding,
    pickup: row.pickup,
    review: row.review,
    deploy: row.deploy,
  },
});

/** Lists the merge requests that lead times are of. */
export class DoraMergeRequestReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Newest first: by the end of the deployment, or by the merge of those that wait. */
  async page(
    scope: DoraScope,
    state: 'deployed' | 'waiting',
    { limit, after }: { limit: number; after?: MergeRequestPosition },
  ): Promise<DoraMergeRequest[]> {
    const at = state === 'deployed' ? 'm.finished_at' : 'm.merged_at';
    const rows: Row[] = await (state === 'deployed'
      ? this.#deployed(scope)
      : this.#waiting(scope)
    )
      .joinRaw(
        `left join publication as named on named.job = ? and named.current
           and named.period = m.day::text
         left join deployment_application as a on a.run_id = named.run_id
           and a.id = m.application_id`,
        [DEPLOYMENTS_JOB.name],
      )
      .select('m.project', 'm.iid', 'm.application_id', 'm.group_id')
      .select('m.title', 'm.author', 'm.target_branch', 'm.url')
      .select('m.created_at', 'm.merged_at', 'm.first_commit_at')
      .select('m.first_review_at', { application_name: 'a.name' })
      .select(
        this.#minutes('coding', 'm.first_commit_at', 'm.created_at'),
        this.#minutes('pickup', 'm.created_at', 'm.first_review_at'),
        this.#minutes('review', 'm.first_review_at', 'm.merged_at'),
      )
      .modify(query => {
        if (after)
          query.whereRaw(`(${at}, (${ID}) collate "C") < (?, ?)`, [
            after.at,
            after.id,
          ]);
      })
      .orderByRaw(`${at} desc, (${ID}) collate "C" desc`)
      .limit(limit);
    return rows.map(toMergeRequest);
  }

  #minutes(name: string, from: string, to: string) {
    return { [name]: this.#db.raw(minutesBetween(from, to)) };
  }

  #deployed(scope: DoraScope): Knex.QueryBuilder {
    return this.#db('published_delivery_merge_request as m')
      .modify(query => applyScope(query, this.#db, 'm', scope))
      .select(
        'm.finished_at',
        'm.external_id',
        'm.named',
        this.#minutes('lead', 'm.first_commit_at', 'm.finished_at'),
        this.#minutes('deploy', 'm.merged_at', 'm.finished_at'),
      );
  }

  #waiting(scope: DoraScope): Knex.QueryBuilder {
    const none = ['finished_at', 'external_id', 'named', 'lead', 'deploy'];
    return waitingRequests(this.#db, scope).select(
      none.map(name => this.#db.raw('null as ??', [name])),
    );
  }
}
