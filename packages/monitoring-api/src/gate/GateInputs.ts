import { Freeze, GateReason, SloItem } from '@rosetta/contracts/monitoring';
import {
  BudgetPolicyStore,
  ChangeReadModel,
  IncidentReadModel,
  MaintenanceStore,
  ProblemReadModel,
} from '@rosetta/monitoring-mart';
import { RunService } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { isFrozen, isCancelled, windowOf } from '../changes/findCollisions';
import { Dependencies, KnownDependencies } from '../incidents/Dependencies';
import { Owners } from '../live/Owners';
import { budgetInput } from './budgetInput';
import { budgetReasons } from './budgetReasons';
import { ReadInput } from './decideGate';
import { Freshness, freshnessOf } from './freshness';
import { readPublished } from './readPublished';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** How long ago what is still open may have begun. */
const OPEN_DAYS = 90;
/** How long a change may take. */
const CHANGE_DAYS = 7;

/** When an input is too old to decide by, `rosetta.monitoring.gate`. */
interface GateRules {
  /** Minutes for which a decision holds, unless something begins or ends before. */
  validMinutes: number;
  /** Minutes after which incidents and changes are stale, and budgets an hour later. */
  staleMinutes: number;
}

export interface GateInputsOptions {
  db: Knex;
  runs: RunService;
  /** The names of the sources that are configured. */
  connected: readonly string[];
  owners: Pick<Owners, 'describe' | 'groupsAbove' | 'report'>;
  dependencies: Dependencies;
  freezes: readonly Freeze[];
  /** The objectives of an application, worst first. */
  slos(application: string): Promise<readonly SloItem[]>;
  rules: GateRules;
}

/** Of which application, and for which change. */
export interface GateQuestion {
  application: string;
  /** The number of the change that asks. */
  change: string | null;
  now: Date;
}

/** What a gate decides by, and until when nothing begins or ends that is known of. */
export interface ReadGate {
  inputs: ReadInput[];
  until: Date;
}

const reasonOf = (
  fields: Omit<GateReason, 'name' | 'application' | 'url'> & Partial<GateReason>, // prettier-ignore
): GateReason => ({ name: null, application: null, url: null, ...fields });

/** Reads what the change gate decides by. Each input says itself how old it is. */
export class GateInputs {
  readonly #options: GateInputsOptions;

  constructor(options: GateInputsOptions) {
    this.#options = options;
  }

  async read(question: GateQuestion): Promise<ReadGate> {
    const [dependencies, published] = await Promise.all([
      this.#options.dependencies.read(),
      readPublished(this.#options, question.now),
    ]);
    const [budget, maintenance, incidents, collisions] = await Promise.all([
      this.#budget(question),
      this.#maintenance(question),
      this.#incidents(question, dependencies, published),
      this.#collisions(question, dependencies, published),
    ]);
    const freeze = this.#freeze(question);
    return {
      inputs: [budget.input, freeze.input, maintenance.input, incidents, collisions.input], // prettier-ignore
      until: this.#until(question.now, [
        ...budget.bounds,
        ...freeze.bounds,
        ...maintenance.bounds,
        ...collisions.bounds,
      ]),
    };
  }

  /** The decision holds until the next thing that is known to begin or end. */
  #until(now: Date, bounds: readonly string[]): Date {
    const latest = now.getTime() + this.#options.rules.validMinutes * MINUTE_MS;
    const next = bounds.map(Date.parse).filter(at => at > now.getTime());
    return new Date(Math.min(latest, ...next));
  }

  async #budget({ application, now }: GateQuestion) {
    const slos = await this.#options.slos(application);
    const policies = new BudgetPolicyStore(this.#options.db);
    const policy = await policies.current();
    // What Rosetta begins with is nothing that people agreed on.
    const steps = policy.revision > 0 ? policy.steps : [];
    const decisions = await policies.newestOf(slos.map(({ id }) => id));
    const context = { steps, decisions, now: now.toISOString() };
    const reasons = slos.flatMap(slo => budgetReasons(slo, context));
    const bounds = [...decisions.values()].flatMap(({ until }) => until ?? []);
    const { staleMinutes } = this.#options.rules;
    return { input: budgetInput(slos, reasons, { now, staleMinutes }), bounds };
  }

  #freeze({ application, now }: GateQuestion) {
    const at = now.toISOString();
    const owner = this.#options.owners.describe(application);
    const { attribution } = this.#options.owners.report();
    const mine = this.#options.freezes.filter(freeze =>
      isFrozen(owner, freeze, group => this.#options.owners.groupsAbove(group)),
    );
    const reasons = mine
      .filter(({ from, to }) => from <= at && at < to)
      .map(
        ({ name, to }) =>
        reasonOf({ input: 'freeze', decision: 'stop', code: 'freeze', name, message: `the freeze "${name}" holds until ${to}` }), // prettier-ignore
      );
    // Freezes of groups can't be told from others while nobody says whose the application is.
    const isUnknown =
      attribution?.state === 'unknown' &&
      this.#options.freezes.some(({ groups }) => groups);
    const input: ReadInput = {
      name: 'freeze',
      state: isUnknown ? 'missing' : 'ok',
      asOf: at,
      count: mine.length,
      reasons,
      ...(isUnknown && { problem: 'the référentiel does not say whose the application is' }), // prettier-ignore
    };
    return { input, bounds: mine.flatMap(({ from, to }) => [from, to]) };
  }

  async #maintenance({ application, now }: GateQuestion) {
    const from = now.toISOString();
    const to = new Date(now.getTime() + DAY_MS).toISOString();
    const windows = await new MaintenanceStore(this.#options.db).overlapping({
      applications: [application],
      from,
      to,
    });
    const reasons = windows
      .filter(window => window.from <= from)
      .map(
        window =>
        reasonOf({ input: 'maintenance', decision: 'ask', code: 'maintenance', name: window.name, message: `the maintenance "${window.name}" goes on until ${window.to}` }), // prettier-ignore
      );
    const input: ReadInput = { name: 'maintenance', state: 'ok', asOf: from, count: windows.length, reasons }; // prettier-ignore
    return { input, bounds: windows.flatMap(each => [each.from, each.to]) };
  }

  async #incidents(
    { application, now }: GateQuestion,
    dependencies: KnownDependencies,
    published: Freshness,
  ): Promise<ReadInput> {
    const { db } = this.#options;
    const window = {
      from: new Date(now.getTime() - OPEN_DAYS * DAY_MS).toISOString(),
      to: new Date(now.getTime() + MINUTE_MS).toISOString(),
    };
    const all = [application, ...dependencies.of(application)];
    const [open, problems] = await Promise.all([
      new IncidentReadModel(db).ofWindow({ ...window, application: all.join(','), counts: true, open: true }), // prettier-ignore
      new ProblemReadModel(db).ofWindow({ ...window, application }),
    ]);
    const ongoing = problems.filter(({ endedAt }) => endedAt === null);
    const reasons = [
      ...open.map(({ number, title, priority, url, application: { id } }) => {
        const isOwn = id === application;
        return reasonOf({
          input: 'incidents',
          decision: isOwn ? 'stop' : 'ask',
          code: isOwn ? 'open-incident' : 'open-incident-of-dependency',
          message: `incident ${number} of ${id} is open, priority ${priority}: ${title}`,
          name: number,
          application: isOwn ? null : id,
          url,
        });
      }),
      ...ongoing.map(
        ({ id, displayId, title, url }) =>
        reasonOf({ input: 'incidents', decision: 'ask', code: 'open-problem', name: displayId ?? id, url, message: `problem ${displayId ?? id} goes on: ${title}` }), // prettier-ignore
      ),
    ];
    const count = open.length + ongoing.length;
    return this.#withDependencies({ name: 'incidents', ...published, count, reasons }, dependencies, now); // prettier-ignore
  }

  async #collisions(
    { application, change, now }: GateQuestion,
    dependencies: KnownDependencies,
    published: Freshness,
  ) {
    const at = now.toISOString();
    const changes = await new ChangeReadModel(this.#options.db).ofWindow({
      from: new Date(now.getTime() - CHANGE_DAYS * DAY_MS).toISOString(),
      to: new Date(now.getTime() + DAY_MS).toISOString(),
      applications: [application, ...dependencies.of(application)],
    });
    const others = changes
      .filter(each => !isCancelled(each) && each.number !== change)
      .map(each => ({ ...each, window: windowOf(each) }));
    const reasons = others
      .filter(
        ({ window, endedAt }) =>
          !endedAt && window.from <= at && at < window.to,
      ) // prettier-ignore
      .map(({ number, title, url, window, application: { id } }) => {
        const isOwn = id === application;
        return reasonOf({
          input: 'collisions',
          decision: 'ask',
          code: isOwn ? 'change-at-work' : 'change-of-dependency',
          message: `change ${number} of ${id} is at work until ${window.to}: ${title}`,
          name: number,
          application: isOwn ? null : id,
          url,
        });
      });
    const input = this.#withDependencies({ name: 'collisions', ...published, count: others.length, reasons }, dependencies, now); // prettier-ignore
    return {
      input,
      bounds: others.flatMap(({ window }) => [window.from, window.to]),
    };
  }

  /** What an application needs is a part of the question: without it, the answer is not known. */
  #withDependencies(
    input: ReadInput,
    { asOf }: KnownDependencies,
    now: Date,
  ): ReadInput {
    const { state } = freshnessOf(asOf, now, this.#options.rules.staleMinutes);
    if (state === 'ok' || input.state !== 'ok') return input;
    return { ...input, state, problem: 'the référentiel does not say what the application needs' }; // prettier-ignore
  }
}
