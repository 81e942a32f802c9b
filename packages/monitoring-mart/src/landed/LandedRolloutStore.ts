import { LandedRow, LandedStore } from './LandedStore';

export interface LandedRollout extends LandedRow {
  namespace: string | null;
  application: string;
  environment: string;
  id: string;
  deployedAt: string;
  startedAt: string | null;
  revision: string | null;
  ref: string | null;
  deployer: string | null;
}

/** The same rollout is in each state of its application that landed: the first record holds. */
const DISTINCT = `
  select distinct on (day, namespace, application, id, deployed_at) *
  from landed_rollout
  where day = any(?)
  order by day, namespace, application, id, deployed_at, raw_period, raw_import, raw_row`;

const UPDATE_DIGESTS = `
  insert into landed_digest (dataset, key, digest)
  select ?, day, md5(string_agg(
    jsonb_build_array(namespace, application, id, deployed_at, environment,
      started_at, revision, ref, deployer)::text,
    e'\\n' order by namespace, application, id, deployed_at
  ))
  from (${DISTINCT}) as rollout
  group by day
  on conflict (dataset, key) do update set digest = excluded.digest
    where landed_digest.digest <> excluded.digest`;

/** Rollouts by day. An application lands with its whole history, so its record is of another day. */
export class LandedRolloutStore extends LandedStore<LandedRollout> {
  readonly #changedDays = new Set<string>();

  async add(period: string, rollouts: readonly LandedRollout[]) {
    const rows = rollouts.map(({ raw, ...rollout }) => ({
      ...rollout,
      day: rollout.deployedAt.slice(0, 10),
      import: raw.import,
      row: raw.row,
    }));
    for (const { day } of rows) this.#changedDays.add(day);
    await this.db.raw(
      `insert into landed_rollout (raw_period, raw_import, raw_row, day, namespace, application,
         id, deployed_at, environment, started_at, revision, ref, deployer)
       select ?, "import", "row", day, namespace, application,
         id, "deployedAt", environment, "startedAt", revision, ref, deployer
       from jsonb_to_recordset(?::jsonb) as r ("import" integer, "row" integer, day text,
         namespace text, application text, id text, "deployedAt" text, environment text,
         "startedAt" text, revision text, ref text, deployer text)`,
      [period, JSON.stringify(rows)],
    );
  }

  async updateDigests() {
    const days = [...this.#changedDays];
    this.#changedDays.clear();
    await this.db('landed_digest')
      .where({ dataset: this.dataset })
      .whereRaw('key = any(?)', [days])
      .whereRaw(
        'not exists (select 1 from landed_rollout where day = landed_digest.key)',
      )
      .delete();
    await this.db.raw(UPDATE_DIGESTS, [this.dataset, days]);
  }

  async ofDay(day: string): Promise<LandedRollout[]> {
    const { rows } = await this.db.raw(DISTINCT, [[day]]);
    return rows.map((row: any) => ({
      namespace: row.namespace,
      application: row.application,
      environment: row.environment,
      id: row.id,
      deployedAt: row.deployed_at,
      startedAt: row.started_at,
      revision: row.revision,
      ref: row.ref,
      deployer: row.deployer,
      raw: { import: row.raw_import, row: row.raw_row },
    }));
  }

  protected async removeRows(period: string) {
    const days: { day: string }[] = await this.db('landed_rollout')
      .where({ raw_period: period })
      .distinct('day');
    for (const { day } of days) this.#changedDays.add(day);
    await this.db('landed_rollout').where({ raw_period: period }).delete();
  }
}
