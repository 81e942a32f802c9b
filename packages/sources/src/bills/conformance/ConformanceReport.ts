import { columnsOf, compileCheck, Holds, Row } from './checks';
import { ConformanceRule, FOCUS_RULES } from './rules';

/** A row that a rule found wrong, and what stood in its column. */
export interface RuleExample {
  import: number;
  row: number;
  value: string | null;
}

type RuleStatus = 'passed' | 'failed' | 'not-checked';

export interface RuleResult {
  rule: ConformanceRule;
  status: RuleStatus;
  /** How many rows it found wrong; 0 for what is said of the header. */
  rows: number;
  examples: RuleExample[];
}

const EXAMPLES = 3;
/** Said of the header. */
const PRESENCE = 'ColumnPresent';
/** Every value of a bill lands as text: where the column is there, this holds. */
const IS_TEXT = 'TypeString';

interface CompiledRule {
  rule: ConformanceRule;
  columns: string[];
  requires: Holds;
  when?: Holds;
}

const ROW_RULES: CompiledRule[] = FOCUS_RULES.filter(
  ({ requires: { check } }) => check !== PRESENCE && check !== IS_TEXT,
).map(rule => ({
  rule,
  columns: [...columnsOf(rule.requires), ...(rule.when ? columnsOf(rule.when) : [])],
  requires: compileCheck(rule.requires),
  when: rule.when && compileCheck(rule.when),
})); // prettier-ignore

/** What may be otherwise is no fault; nor is what depends on what a provider supports, which no file says. */
const isBinding = ({ level, criteria }: ConformanceRule) =>
  level !== 'MAY' && !criteria;

const notChecked = (rule: ConformanceRule): RuleResult => ({
  rule,
  status: 'not-checked',
  rows: 0,
  examples: [],
});

const presenceOf = (
  rule: ConformanceRule,
  columns: ReadonlySet<string>,
): RuleResult => {
  const isPresent = columns.has(rule.requires.column!);
  if (!isPresent && !isBinding(rule)) return notChecked(rule);
  const status = isPresent ? 'passed' : 'failed';
  return { rule, status, rows: 0, examples: [] };
};

/** What the rules of the FOCUS specification find in the lines of one file, line by line: memory stays flat. */
export class ConformanceReport {
  readonly #columns: ReadonlySet<string>;
  readonly #checked: readonly CompiledRule[];
  readonly #found: { rows: number; examples: RuleExample[] }[];
  lines = 0;

  /** @param columns - the header of the file */
  constructor(columns: readonly string[]) {
    this.#columns = new Set(columns);
    this.#checked = ROW_RULES.filter(rule =>
      rule.columns.every(name => this.#columns.has(name)),
    );
    this.#found = this.#checked.map(() => ({ rows: 0, examples: [] }));
  }

  add(line: { import: number; row: number; document: Row }) {
    this.lines += 1;
    const { document } = line;
    for (let at = 0; at < this.#checked.length; at++) {
      const { requires, when, rule } = this.#checked[at];
      if (requires(document) !== false) continue;
      if (when && when(document) !== true) continue;
      const found = this.#found[at];
      found.rows += 1;
      if (found.examples.length === EXAMPLES) continue;
      const value = (document[rule.column] as string | undefined) ?? null;
      found.examples.push({ import: line.import, row: line.row, value });
    }
  }

  /** Of each rule, in the order of the specification. */
  results(): RuleResult[] {
    const found = new Map(
      this.#checked.map(({ rule }, at) => [rule.id, this.#found[at]]),
    );
    return FOCUS_RULES.map(rule => {
      const { check, column } = rule.requires;
      if (check === PRESENCE) return presenceOf(rule, this.#columns);
      if (check === IS_TEXT && this.#columns.has(column!))
        return presenceOf(rule, this.#columns);
      const result = found.get(rule.id);
      if (!result || (result.rows > 0 && !isBinding(rule)))
        return notChecked(rule);
      return { rule, status: result.rows > 0 ? 'failed' : 'passed', ...result };
    });
  }
}
