import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { RouteRequest } from '@rosetta/contracts';
import { Anomaly, answerAnomaly } from '@rosetta/contracts/finops';
import { addDays } from '@rosetta/contracts/values';
import {
  AnomalyAnswerStore,
  AnomalyNoticeStore,
  AnomalyReadModel,
  AnomalyRow,
  finopsAudit,
  LabelReadModel,
  Limits,
  PublishedRunReadModel,
  WINDOW_DAYS,
} from '@rosetta/finops-mart';
import { Caller, requiredRoles } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { Author } from '../audited';
import { toAnomaly } from './toAnomaly';

type Answer = RouteRequest<typeof answerAnomaly>['body'];

/** Shown before and after an anomaly, and of a long one its last days. */
const DAYS_BEFORE = 14;
const DAYS_AFTER = 7;
const DAYS_SHOWN = 45;
const DRIVERS_SHOWN = 3;

/** Answers any anomaly; the group that owns an application answers its own. */
const ANSWER = 'finops.anomalies.write';

const MONTH_LENGTH = 'YYYY-MM'.length;

const daysAround = ({ id, series, from_day, to_day }: AnomalyRow) => {
  const [first, to] = [addDays(from_day, -DAYS_BEFORE), addDays(to_day, DAYS_AFTER)]; // prettier-ignore
  const from = [first, addDays(to, 1 - DAYS_SHOWN)].sort().at(-1)!;
  return { id, series, from, to };
};

/** The catalog has the groups of the référentiel in this namespace; those of others are other groups. */
const refOf = (group: string) => `group:default/${group}`;

const mayAnswer = ({ group_id: group }: AnomalyRow, caller: Caller) =>
  caller.may(ANSWER) ||
  (group !== null && caller.groups.includes(refOf(group)));

/** Anomalies, and what people say of them. */
export class AnomalyService {
  readonly #db: Knex;
  readonly #limits: Limits;

  constructor(db: Knex, limits: Limits) {
    this.#db = db;
    this.#limits = limits;
  }

  /** With what drove them and, unless it is for a file, the days around them: some queries, whatever their number. */
  async describe(
    rows: readonly AnomalyRow[],
    caller: Caller,
    { withDays = true } = {},
  ): Promise<Anomaly[]> {
    const anomalies = new AnomalyReadModel(this.#db);
    const labels = new LabelReadModel(this.#db);
    const asked = rows.map(daysAround);
    const runs = await this.#runsOf(asked);
    const ids = runs.map(({ runId }) => runId);
    const [drivers, days, applications, products, through] = await Promise.all([
      anomalies.drivers(rows.map(({ id }) => id), DRIVERS_SHOWN),
      withDays ? anomalies.days({ asked, runs, limits: this.#limits }) : [],
      labels.names('application', ids),
      labels.names('product', ids),
      anomalies.lastDay(),
    ]); // prettier-ignore
    const driversOf = Map.groupBy(drivers, ({ id }) => id);
    const daysOf = Map.groupBy(days, ({ id }) => id);
    return rows.map(row =>
      toAnomaly(row, {
        drivers: driversOf.get(row.id) ?? [],
        days: daysOf.get(row.id) ?? [],
        ...{ applications, products, through },
        mayAnswer: mayAnswer(row, caller),
      }),
    );
  }

  async get(id: string, caller: Caller): Promise<Anomaly> {
    const row = await this.#find(this.#db, id);
    return (await this.describe([row], caller))[0];
  }

  /** Keeps an answer, and who gave it. */
  async answer(
    id: string,
    { answer, comment }: Answer,
    caller: Caller,
    author: Author,
  ): Promise<Anomaly> {
    await this.#db.transaction(async trx => {
      const { series } = await this.#find(trx, id);
      const store = new AnomalyAnswerStore(trx);
      await store.lock(series);
      const row = await this.#find(trx, id);
      if (!mayAnswer(row, caller)) throw this.#refusal(row, caller);
      await store.add({
        series,
        ...{ from: row.from_day, to: row.to_day },
        ...{ account: row.account ?? '', resource: row.resource ?? '' },
        ...{ answer, comment: comment ?? null, by: author.actor },
      });
      const before = row.answer && { answer: row.answer, comment: row.comment };
      await finopsAudit(trx).append([
        {
          ...author,
          kind: 'anomaly-answer',
          entityId: id,
          op: before ? 'update' : 'create',
          reason: comment ?? null,
          before,
          after: {
            ...{ answer, comment: comment ?? null },
            application: row.application_id,
            rule: row.rule_id,
            ...{ product: row.product, from: row.from_day, to: row.to_day },
          },
        },
      ]);
    });
    return this.get(id, caller);
  }

  /** Remembers who was told of it. */
  async setTold(id: string, recipients: readonly string[]) {
    const { series, from_day: from, to_day: to } = await this.#find(this.#db, id); // prettier-ignore
    const store = new AnomalyNoticeStore(this.#db);
    await store.add({ series, from, to, recipients });
    return { id };
  }

  async #find(db: Knex, id: string): Promise<AnomalyRow> {
    const row = await new AnomalyReadModel(db).get(id);
    if (!row)
      throw new NotFoundError(
        `id: there is no anomaly ${id}: a later run may have found that it began on another day; read the list again`,
      );
    return row;
  }

  #refusal({ group_id: group, rule_id: rule }: AnomalyRow, caller: Caller) {
    const members = group ? `, or membership of ${group}` : '';
    return new NotAllowedError(
      `${caller.subject} may not answer this anomaly${
        rule ? ' of a shared cost' : ''
      }; it requires ${requiredRoles(ANSWER)}${members}`,
    );
  }

  /** The published runs of the days, and of those that they are compared with. */
  async #runsOf(asked: readonly { from: string; to: string }[]) {
    if (asked.length === 0) return [];
    const monthOf = (day: string) => day.slice(0, MONTH_LENGTH);
    const from = asked.map(each => each.from).sort()[0];
    const first = monthOf(addDays(from, -WINDOW_DAYS));
    const last = monthOf(asked.map(({ to }) => to).sort().at(-1)!); // prettier-ignore
    const published = await new PublishedRunReadModel(this.#db).list();
    return published.filter(
      ({ period, retained }) => retained && first <= period && period <= last,
    );
  }
}
