import { LandedRow, LandedStore } from './LandedStore';

/** A merge request that was merged. */
export interface LandedMergeRequest extends LandedRow {
  project: string;
  /** Its number within the project. */
  iid: number;
  title: string | null;
  targetBranch: string;
  author: string | null;
  url: string | null;
  createdAt: string;
  mergedAt: string;
  updatedAt: string;
  firstCommitAt: string | null;
  firstReviewAt: string | null;
}

interface Row {
  project: string;
  iid: number;
  title: string | null;
  target_branch: string;
  author: string | null;
  url: string | null;
  created_at: Date;
  merged_at: Date;
  updated_at: Date;
  first_commit_at: Date | null;
  first_review_at: Date | null;
  raw_import: number;
  raw_row: number;
}

/** Of several states of one merge request the last one holds. */
const NEWEST = `
  select distinct on (day, project, iid) *
  from landed_merge_request
  where day = any(?)
  order by day, project, iid, updated_at desc, raw_period desc, raw_import desc, raw_row desc`;

const UPDATE_DIGESTS = `
  insert into landed_digest (dataset, key, digest)
  select ?, day, md5(string_agg(
    jsonb_build_array(project, iid, title, target_branch, author, url, created_at, merged_at,
      first_commit_at, first_review_at)::text,
    e'\\n' order by project, iid
  ))
  from (${NEWEST}) as request
  group by day
  on conflict (dataset, key) do update set digest = excluded.digest
    where landed_digest.digest <> excluded.digest`;

const fromRow = (row: Row): LandedMergeRequest => ({
  project: row.project,
  iid: row.iid,
  title: row.title,
  targetBranch: row.target_branch,
  author: row.author,
  url: row.url,
  createdAt: row.created_at.toISOString(),
  mergedAt: row.merged_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  firstCommitAt: row.first_commit_at?.toISOString() ?? null,
  firstReviewAt: row.first_review_at?.toISOString() ?? null,
  raw: { import: row.raw_import, row: row.raw_row },
});

/** Merge requests by the UTC day of their merge: a deployment carries those of other days. */
export class LandedMergeRequestStore extends LandedStore<LandedMergeRequest> {
  readonly #changedDays = new Set<string>();

  async add(period: string, requests: readonly LandedMergeRequest[]) {
    const rows = requests.map(({ raw, ...request }) => ({
      ...request,
      day: request.mergedAt.slice(0, 10),
      import: raw.import,
      row: raw.row,
    }));
    for (const { day } of rows) this.#changedDays.add(day);
    await this.db.raw(
      `insert into landed_merge_request (raw_period, raw_import, raw_row, day, project, iid, title,
         target_branch, author, url, created_at, merged_at, updated_at, first_commit_at, first_review_at)
       select ?, "import", "row", day, project, iid, title,
         "targetBranch", author, url, "createdAt", "mergedAt", "updatedAt", "firstCommitAt", "firstReviewAt"
       from jsonb_to_recordset(?::jsonb) as r ("import" integer, "row" integer, day text, project text,
         iid integer, title text, "targetBranch" text, author text, url text, "createdAt" timestamptz,
         "mergedAt" timestamptz, "updatedAt" timestamptz, "firstCommitAt" timestamptz,
         "firstReviewAt" timestamptz)`,
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
        'not exists (select 1 from landed_merge_request where day = landed_digest.key)',
      )
      .delete();
    await this.db.raw(UPDATE_DIGESTS, [this.dataset, days]);
  }

  async ofDay(day: string): Promise<LandedMergeRequest[]> {
    const { rows } = await this.db.raw<{ rows: Row[] }>(NEWEST, [[day]]);
    return rows.map(fromRow);
  }

  protected async removeRows(period: string) {
    const days: { day: string }[] = await this.db('landed_merge_request')
      .where({ raw_period: period })
      .distinct('day');
    for (const { day } of days) this.#changedDays.add(day);
    await this.db('landed_merge_request')
      .where({ raw_period: period })
      .delete();
  }
}
