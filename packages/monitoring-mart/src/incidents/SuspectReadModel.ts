import { Knex } from 'knex';

/** Half-open instants, and whose changes. */
export interface SuspectWindow {
  from: string;
  to: string;
  applications: readonly string[];
}

interface Owned {
  id: string;
  title: string;
  application: { id: string; name: string; group: string | null };
  at: string;
  url: string | null;
}

export interface SuspectDeployment extends Owned {
  status: string;
  /** The same revision ran there before another one. */
  rollback: boolean;
}

export interface SuspectChange extends Owned {
  number: string;
  type: string;
  risk: string | null;
}

const toOwned = (row: any): Owned => ({
  id: row.id,
  title: row.title,
  application: {
    id: row.application_id,
    name: row.name ?? row.application_id,
    group: row.group_id,
  },
  at: row.at.toISOString(),
  url: row.url,
});

/** How far back a revision is looked for that is deployed again. */
const ROLLBACK_DAYS = 30;

/** What was deployed and changed before an incident. */
export class SuspectReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Deployments to production that finished in the window. */
  async deployments(window: SuspectWindow): Promise<SuspectDeployment[]> {
    const { rows } = await this.#db.raw(
      `select d.source || ':' || d.project || ':' || d.external_id as id,
         coalesce(d.ref || ' ', '') || left(d.sha, 8) as title, d.application_id, a.name, d.group_id,
         d.finished_at as at, d.url, d.status,
         exists (
           select from published_deployment before
           where before.application_id = d.application_id and before.environment = d.environment
             and before.sha = d.sha and before.status = 'success' and before.finished_at < d.finished_at
             and before.day >= d.day - ${ROLLBACK_DAYS} and before.day <= d.day
             and exists (
               select from published_deployment other
               where other.application_id = d.application_id and other.environment = d.environment
                 and other.sha <> d.sha and other.finished_at > before.finished_at
                 and other.finished_at < d.finished_at
                 and other.day >= d.day - ${ROLLBACK_DAYS} and other.day <= d.day)
         ) as rollback
       from published_deployment d
         left join deployment_application a on a.run_id = d.run_id and a.id = d.application_id
       where d.production and d.status in ('success', 'failed')
         and d.application_id = any(:applications)
         and d.finished_at >= :from and d.finished_at < :to
         and d.day >= cast(:fromDay as date) and d.day <= cast(:toDay as date)`,
      this.#bindings(window),
    );
    return rows.map((row: any) => ({
      ...toOwned(row),
      status: row.status,
      rollback: row.rollback,
    }));
  }

  /** Whether a deployment of this id was published, of any application and environment, on one of these days. */
  async hasDeployment(
    id: string,
    { fromDay, toDay }: { fromDay: string; toDay: string },
  ): Promise<boolean> {
    const { rows } = await this.#db.raw(
      `select from published_deployment d
       where d.source || ':' || d.project || ':' || d.external_id = :id
         and d.day >= cast(:fromDay as date) and d.day <= cast(:toDay as date)
       limit 1`,
      { id, fromDay, toDay },
    );
    return rows.length > 0;
  }

  /** Changes that were carried out, or planned to be, at any time of the window. */
  async changes(window: SuspectWindow): Promise<SuspectChange[]> {
    const { rows } = await this.#db.raw(
      `select c.change_id as id, c.number || ' ' || c.title as title, c.application_id,
         c.application_name as name, c.group_id, coalesce(c.started_at, c.planned_start, c.at) as at,
         c.url, c.number, c.type, c.risk
       from published_change_request c
       where c.application_id = any(:applications)
         and coalesce(c.started_at, c.planned_start, c.at) < :to
         and coalesce(c.ended_at, c.planned_end, c.started_at, c.planned_start, c.at) >= :from
         and c.state not in ('canceled', 'cancelled')
         and c.day >= cast(:fromDay as date) - 7 and c.day <= cast(:toDay as date) + 1`,
      this.#bindings(window),
    );
    return rows.map((row: any) => ({
      ...toOwned(row),
      number: row.number,
      type: row.type,
      risk: row.risk,
    }));
  }

  #bindings({ from, to, applications }: SuspectWindow) {
    return {
      from,
      to,
      fromDay: from.slice(0, 10),
      toDay: to.slice(0, 10),
      applications: [...applications],
    };
  }
}
