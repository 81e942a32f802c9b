import { Knex } from 'knex';
import { groupAndDescendants } from '../deployments/deploymentFilters';
import { firstInstant } from './firstInstant';

/** Which changes: half-open days, one application or a group with those below it. */
export interface ChangeDeploymentFilters {
  from: string;
  to: string;
  applications?: readonly string[];
  group?: string;
}

export interface ChangeDeployment {
  change: string;
  application: string;
  deployment: string;
}

export interface UnchangedDeployment {
  id: string;
  application: { id: string; name: string; group: string | null };
  finishedAt: string;
  url: string | null;
}

/** A change may have been planned, or carried out, so many days away from its deployment. */
const DAYS_AROUND = 31;

/** Deployments that finished in production, whatever became of them. */
const CHANGES_AND_DEPLOYMENTS = `
  change as materialized (
    select c.source, c.change_id, c.application_id, c.correlation, c.at,
      coalesce(c.started_at, c.planned_start) as started,
      coalesce(c.ended_at, c.planned_end) as ended
    from published_change_request c
    where c.day >= cast(:from as date) - ${DAYS_AROUND} and c.day < cast(:to as date) + ${DAYS_AROUND}
      and (cast(:applications as text[]) is null or c.application_id = any(:applications))
  ), delivered as materialized (
    select d.source || ':' || d.project || ':' || d.external_id as id, d.application_id, d.group_id,
      d.run_id, d.sha, d.url, d.status, d.finished_at, d.day
    from published_deployment d
    where d.production and d.status in ('success', 'failed')
      and d.day >= cast(:from as date) - ${DAYS_AROUND} and d.day < cast(:to as date) + ${DAYS_AROUND}
      and (cast(:applications as text[]) is null or d.application_id = any(:applications))
  ), named as materialized (
    select c.change_id, c.application_id, d.id as deployment
    from change c join delivered d on d.id = c.correlation
    union
    select c.change_id, c.application_id, d.id
    from change c join delivered d on d.url = c.correlation
    union
    select c.change_id, c.application_id, d.id
    from change c join delivered d on d.sha = c.correlation and d.application_id = c.application_id
  ), pair as materialized (
    select * from named
    union
    select c.change_id, c.application_id, d.id
    from change c join delivered d on d.application_id = c.application_id
      and d.finished_at >= c.started and d.finished_at <= c.ended
    where not exists (
      select from named n where n.change_id = c.change_id and n.application_id = c.application_id)
  )`;

/**
 * Which deployments a change is of: the one that it names, else those of its application that finished
 * while it was carried out, or was planned to be.
 */
export class ChangeDeploymentReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async ofChanges(
    filters: ChangeDeploymentFilters,
  ): Promise<ChangeDeployment[]> {
    const { rows } = await this.#db.raw<{ rows: ChangeDeployment[] }>(
      `with ${CHANGES_AND_DEPLOYMENTS}
       select pair.change_id as change, pair.application_id as application, pair.deployment
       from pair order by pair.deployment`,
      this.#bindings(filters),
    );
    return rows;
  }

  /** Changes of the window that are over and without a deployment, as `change application`. */
  async changesWithoutDeployment(
    filters: ChangeDeploymentFilters,
    now: Date,
  ): Promise<Set<string>> {
    const { rows } = await this.#db.raw<{
      rows: { change_id: string; application_id: string }[];
    }>(
      `with ${CHANGES_AND_DEPLOYMENTS}
       select c.change_id, c.application_id
       from change c
       where c.at >= cast(:begin as timestamptz) and c.at < cast(:end as timestamptz)
         and coalesce(c.ended, c.at) < :now
         and not exists (
           select from pair p
           where p.change_id = c.change_id and p.application_id = c.application_id)`,
      {
        ...this.#bindings(filters),
        begin: firstInstant(filters.from),
        end: firstInstant(filters.to),
        now,
      },
    );
    return new Set(rows.map(row => `${row.change_id} ${row.application_id}`));
  }

  /** Successful production deployments of the window that no change is of, newest first. */
  async deploymentsWithoutChange(
    { group, ...filters }: ChangeDeploymentFilters,
    limit: number,
  ): Promise<{ total: number; without: number; items: UnchangedDeployment[] }> {
    const { rows } = await this.#db.raw<{ rows: any[] }>(
      `with ${CHANGES_AND_DEPLOYMENTS}, judged as (
         select d.*, exists (select from pair p where p.deployment = d.id) as changed
         from delivered d
         where d.status = 'success' and d.day >= cast(:from as date) and d.day < cast(:to as date)
           ${group === undefined ? '' : 'and d.group_id in (:group)'}
       )
       select j.id, j.application_id, j.group_id, j.finished_at, j.url, a.name,
         (select count(*)::int from judged) as total,
         (select count(*)::int from judged where not changed) as without
       from (select 1) as one
         left join (select * from judged where not changed order by finished_at desc, id limit :limit) j on true
         left join deployment_application a on a.run_id = j.run_id and a.id = j.application_id
       order by j.finished_at desc, j.id`,
      {
        ...this.#bindings(filters),
        limit,
        ...(group !== undefined && {
          group: groupAndDescendants(this.#db, group),
        }),
      },
    );
    const { total, without } = rows[0];
    return {
      total,
      without,
      items: rows
        .filter(({ id }) => id !== null)
        .map(row => ({
          id: row.id,
          application: {
            id: row.application_id,
            name: row.name ?? row.application_id,
            group: row.group_id,
          },
          finishedAt: row.finished_at.toISOString(),
          url: row.url,
        })),
    };
  }

  #bindings({ from, to, applications }: ChangeDeploymentFilters) {
    return { from, to, applications: applications ? [...applications] : null };
  }
}
