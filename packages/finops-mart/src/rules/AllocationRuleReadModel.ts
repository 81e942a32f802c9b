import { Knex } from 'knex';
import {
  RuleVersion,
  RuleVersionRow,
  selectRuleVersions,
  toRuleVersion,
} from './ruleRows';

export interface ValidRulesQuery {
  /** A window of instants, half-open. */
  from: string;
  to: string;
  /** As of this version of the rule set; the last one by default. */
  setVersion?: number;
}

export interface RulePageQuery {
  limit: number;
  /** The last rule of the page before. */
  after?: { priority: number; id: string };
}

/** The history of a rule: each of its versions once, newest first. */
export interface RuleHistory {
  id: string;
  /** The one that holds last, of those that were not corrected. */
  latest: RuleVersion;
  versions: RuleVersion[];
}

/** Of each rule what it says last in time, for the order of the list. */
const LATEST = `
  select distinct on (rule_id) rule_id, priority
  from allocation_rule_version where upper_inf(known)
  order by rule_id, lower(valid) desc`;

/** Each version as the last version of the rule set that had it. */
const HISTORY_ORDER = 'v.rule_id, v.version desc, lower(v.known) desc';

const toHistories = (rows: RuleVersionRow[]): Map<string, RuleVersion[]> => {
  const histories = new Map<string, RuleVersion[]>();
  for (const row of rows) {
    const version = toRuleVersion(row);
    const known = histories.get(version.ruleId);
    if (!known) histories.set(version.ruleId, [version]);
    else if (known.at(-1)!.version !== version.version) known.push(version);
  }
  return histories;
};

const toHistory = (id: string, versions: RuleVersion[]): RuleHistory => {
  const standing = versions.filter(version => !version.replacedBy);
  const latest = standing.reduce((last, version) =>
    version.validFrom > last.validFrom ? version : last,
  );
  return { id, latest, versions };
};

/** Allocation rules, for the batch and for pages. */
export class AllocationRuleReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The version of the rule set: it grows with every change of any rule. */
  async setVersion(): Promise<number> {
    const row = await this.#db('allocation_rule_set as s')
      .max('s.version as version')
      .first();
    return row!.version;
  }

  /** The versions of rules that are valid at any moment of a window, in the order in which they take charges. */
  async validWithin({
    from,
    to,
    setVersion,
  }: ValidRulesQuery): Promise<RuleVersion[]> {
    const rows: RuleVersionRow[] = await selectRuleVersions(this.#db)
      .whereRaw('v.valid && tstzrange(?, ?)', [from, to])
      .modify(query => {
        if (setVersion === undefined) query.whereRaw('upper_inf(v.known)');
        else query.whereRaw('v.known @> ?::integer', [setVersion]);
      })
      .orderByRaw('v.priority, v.rule_id, lower(v.valid)');
    return rows.map(toRuleVersion);
  }

  /** A page of rules with their history, by priority. */
  async page({ limit, after }: RulePageQuery): Promise<RuleHistory[]> {
    const latest = this.#db
      .from(this.#db.raw(`(${LATEST}) as l`))
      .select<{ rule_id: string }[]>('l.rule_id')
      .orderBy(['l.priority', 'l.rule_id'])
      .limit(limit);
    if (after)
      latest.whereRaw('(l.priority, l.rule_id) > (?::integer, ?)', [
        after.priority,
        after.id,
      ]);
    const ids = (await latest).map(row => row.rule_id);
    const histories = await this.#histories(ids);
    return ids.map(id => toHistory(id, histories.get(id)!));
  }

  /** One rule with its history. */
  async get(id: string): Promise<RuleHistory | undefined> {
    const versions = (await this.#histories([id])).get(id);
    return versions && toHistory(id, versions);
  }

  async #histories(ids: string[]) {
    const rows: RuleVersionRow[] = await selectRuleVersions(this.#db)
      .whereIn('v.rule_id', ids)
      .orderByRaw(HISTORY_ORDER);
    return toHistories(rows);
  }
}
