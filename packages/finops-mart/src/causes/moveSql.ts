import { CHANGE_CAUSES } from '@rosetta/contracts/finops';

/** The causes in the order in which they are taken to have come about, as an array of SQL. */
export const ORDER = `array['${CHANGE_CAUSES.join(`', '`)}']`;

/** What a charge is in both runs, wherever and whenever its line was imported. */
const LINE = 'line_hash, line_rank';
/** Runs of before lines had an identity: where the raw store has it. */
const ROW = 'raw_line';

/** Where a charge is: in a pool, or else with its application; the empty text is nobody. */
const chargesOf = (run: 'other' | 'run') => `
  select line_hash, line_rank, raw_line, currency, effective, pool_id,
    case when pool_id is null then coalesce(application_id, '') end as application_id,
    coalesce(origin_application_id, application_id) as pivot, rule_id, rule_version,
    original_currency, original_effective
  from charge where period = :period and run_id = cast(:${run} as uuid)`;

/**
 * Amounts that left and came, by cause, pool or application. A charge of one run alone, or of another amount,
 * counts with its amount where it was, else where it is: the bill; or the rate, where both were billed the
 * same and are converted. One that is in another place
 * takes its amount there: by the référentiel, where its pivot is of another application; by weights,
 * where the same rule took it and nobody had a weight in one of the runs; else by the rules.
 */
export const moves = (hasLines: boolean) => `
  create temporary table move on commit drop as
  select charge.currency, m.cause, m.pool_id, m.application_id, sum(m.amount) as amount
  from (
    select currency, w.effective as was, n.effective as now,
      w.pool_id as was_pool, w.application_id as was_application,
      n.pool_id as now_pool, n.application_id as now_application,
      case when w.original_effective is not null and w.original_currency = n.original_currency
        and w.original_effective = n.original_effective then 'rate' else 'bill' end as amount_cause,
      case
        when w.pivot is distinct from n.pivot then 'pivot'
        when (w.rule_id, w.rule_version) is not distinct from (n.rule_id, n.rule_version)
          and (w.pool_id is null) <> (n.pool_id is null) then 'weights'
        else 'rule'
      end as place_cause
    from (${chargesOf('other')}) w
    full join (${chargesOf('run')}) n using (${hasLines ? LINE : ROW}, currency)
    where w.effective is distinct from n.effective
      or (w.pool_id, w.application_id) is distinct from (n.pool_id, n.application_id)
  ) charge
  cross join lateral (values
    (amount_cause, case when was is null then now_pool else was_pool end,
      case when was is null then now_application else was_application end,
      coalesce(now, 0) - coalesce(was, 0)),
    (place_cause, was_pool, was_application, case when was is not null then -now end),
    (place_cause, now_pool, now_application, case when was is not null then now end)
  ) m (cause, pool_id, application_id, amount)
  group by charge.currency, m.cause, m.pool_id, m.application_id
  having sum(m.amount) <> 0`;

/** Whether both runs know the identity of their lines; charges of one run all do, or none. */
export const HAVE_LINES = `
  select coalesce(bool_and(line_hash is not null), true) as have_lines
  from unnest(array[:other, :run]::uuid[]) r (run_id)
  cross join lateral (
    select line_hash from charge where period = :period and charge.run_id = r.run_id limit 1
  ) charge`;
