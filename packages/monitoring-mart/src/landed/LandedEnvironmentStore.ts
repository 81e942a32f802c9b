import { EnvironmentTier } from '@rosetta/contracts/monitoring';
import { LandedRow, LandedStore } from './LandedStore';

export interface LandedEnvironment extends LandedRow {
  project: string;
  name: string;
  tier: EnvironmentTier | null;
  updatedAt: string;
}

export interface EnvironmentName {
  project: string;
  name: string;
}

const NEWEST_FIRST = `
  project, name, updated_at desc, raw_period desc, raw_import desc, raw_row desc`;

/** What environments are for: the record that was updated last holds. */
export class LandedEnvironmentStore extends LandedStore<LandedEnvironment> {
  async add(period: string, environments: readonly LandedEnvironment[]) {
    const rows = environments.map(({ raw, ...environment }) => ({
      ...environment,
      import: raw.import,
      row: raw.row,
    }));
    await this.db.raw(
      `insert into landed_environment
         (raw_period, raw_import, raw_row, project, name, tier, updated_at)
       select ?, "import", "row", project, name, tier, "updatedAt"
       from jsonb_to_recordset(?::jsonb) as r ("import" integer, "row" integer,
         project text, name text, tier text, "updatedAt" text)`,
      [period, JSON.stringify(rows)],
    );
  }

  async updateDigests() {
    await this.db.raw(
      `insert into landed_digest (dataset, key, digest)
       select ?, '', md5(coalesce(string_agg(
         jsonb_build_array(project, name, tier)::text, e'\\n' order by project, name
       ), ''))
       from (
         select distinct on (project, name) project, name, tier
         from landed_environment order by ${NEWEST_FIRST}
       ) as newest
       on conflict (dataset, key) do update set digest = excluded.digest`,
      [this.dataset],
    );
  }

  /** The tiers of these environments, by one query. */
  async tiersOf(environments: readonly EnvironmentName[]) {
    const { rows } = await this.db.raw<{
      rows: (EnvironmentName & { tier: EnvironmentTier | null })[];
    }>(
      `select distinct on (project, name) project, name, tier
       from landed_environment
       where (project, name) in (select * from unnest(?::text[], ?::text[]))
       order by ${NEWEST_FIRST}`,
      [
        environments.map(({ project }) => project),
        environments.map(({ name }) => name),
      ],
    );
    const tiers = new Map(
      rows.map(({ project, name, tier }) => [`${project} ${name}`, tier]),
    );
    return {
      tierOf: (project: string, name: string) =>
        tiers.get(`${project} ${name}`) ?? null,
    };
  }

  protected async removeRows(period: string) {
    await this.db('landed_environment').where({ raw_period: period }).delete();
  }
}
export type EnvironmentTiers = Awaited<
  ReturnType<LandedEnvironmentStore['tiersOf']>
>;
