import { Knex } from 'knex';

const LABEL_DIMENSIONS = [
  'domain',
  'family',
  'product',
  'application',
  'group',
  'billing_account',
  /** Key: number of the import. */
  'raw_file',
] as const;
export type LabelDimension = (typeof LABEL_DIMENSIONS)[number];

export interface Label {
  dimension: LabelDimension;
  key: string;
  label: string;
}

export interface GroupNode {
  id: string;
  parent: string | null;
}

/** Names of keys, applications and groups, and the group tree, as a run read them. */
export class LabelStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * Adds labels. Of two spellings of one key the first in byte order wins, in whatever order
   * slices run. Sorted, so that concurrent slices wait and never deadlock.
   */
  async merge(runId: string, labels: Iterable<Label>) {
    await this.#db.raw(
      `insert into cost_label (run_id, dimension, key, label)
       select ?, dimension, key, min(label collate "C")
       from jsonb_to_recordset(?::jsonb) as t(dimension text, key text, label text)
       group by dimension, key
       order by dimension, key
       on conflict (run_id, dimension, key) do update
         set label = excluded.label where excluded.label < cost_label.label`,
      [runId, JSON.stringify([...labels])],
    );
  }

  /** Saves the group tree of a run. */
  async saveGroups(runId: string, groups: GroupNode[]) {
    await this.#db.raw(
      `insert into cost_group (run_id, id, parent)
       select ?, id, parent
       from jsonb_to_recordset(?::jsonb) as t(id text, parent text)`,
      [runId, JSON.stringify(groups)],
    );
  }
}
