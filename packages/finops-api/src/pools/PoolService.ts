import { NotFoundError } from '@backstage/errors';
import { RouteRequest } from '@rosetta/contracts';
import {
  CostPool,
  getCostPool,
  listCostPoolLines,
  PoolLine,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import {
  LabelDimension,
  LabelReadModel,
  parsePoolId,
  PoolReadModel,
  PoolRef,
  PublishedRunReadModel,
  runRemovedError,
} from '@rosetta/finops-mart';
import { decodeCursor, encodeCursor } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { toPool, toPoolLine } from './toPool';

type PoolQuery = RouteRequest<typeof getCostPool>['query'];
type LinesQuery = RouteRequest<typeof listCostPoolLines>['query'];

/** The next page starts after this charge, in the same run. */
const Position = z.object({
  runId: z.uuid(),
  after: z.object({ hash: z.guid(), rank: z.int32().min(0) }),
});

const notFound = (id: string) =>
  new NotFoundError(`id: no published run of its month has a pool ${id}`);

/** Answers questions about pools of indirect charges. */
export class PoolService {
  readonly #published: PublishedRunReadModel;
  readonly #pools: PoolReadModel;
  readonly #labels: LabelReadModel;

  constructor(db: Knex) {
    this.#published = new PublishedRunReadModel(db);
    this.#pools = new PoolReadModel(db);
    this.#labels = new LabelReadModel(db);
  }

  async get(id: string, { measure, asOf }: PoolQuery): Promise<CostPool> {
    const pool = await this.#resolve(id, asOf);
    const row = await this.#pools.get(pool);
    const shares = await this.#pools.shares(pool, measure);
    await this.#published.assertRetained([pool]);
    if (!row) throw notFound(id);
    const applications = await this.#names('application', pool);
    return toPool({ ...pool, id }, row, shares, applications);
  }

  /** Its charges, a page at a time; all pages are of the run that was published at the first. */
  async lines(
    id: string,
    { limit, cursor, ...query }: LinesQuery,
  ): Promise<{ items: PoolLine[]; nextCursor?: string }> {
    const question = { id, ...query };
    const position = cursor
      ? decodeCursor(Position, question, cursor)
      : undefined;
    const resolved = await this.#resolve(id, query.asOf);
    const pool = { ...resolved, runId: position?.runId ?? resolved.runId };
    const known = await this.#pools.get(pool);
    const application = await this.#bearer(id, pool, query.application);
    const { measure } = query;
    const after = position?.after;
    const read = { pool, measure, application, after, limit: limit + 1 };
    const rows = await this.#pools.charges(read);
    await this.#published.assertRetained([pool]);
    if (!known) throw notFound(id);
    const products = await this.#names('product', pool);
    const files = await this.#names('raw_file', pool);
    const page = rows.slice(0, limit);
    const items = page.map(row => toPoolLine(pool, row, { products, files }));
    if (rows.length <= limit) return { items };
    const { line_hash: hash, line_rank: rank } = page.at(-1)!;
    const next = { runId: pool.runId, after: { hash, rank } };
    return { items, nextCursor: encodeCursor(question, next) };
  }

  /** The pool in the run that is published for its month, now or at an instant. */
  async #resolve(id: string, asOf?: string): Promise<PoolRef> {
    const parsed = parsePoolId(id);
    const runs = parsed ? await this.#published.list(asOf) : [];
    const run = runs.find(({ period }) => period === parsed?.period);
    if (!parsed || !run) throw notFound(id);
    if (!run.retained) throw runRemovedError(parsed.period);
    return { ...parsed, runId: run.runId };
  }

  async #bearer(id: string, pool: PoolRef, application?: string) {
    if (application === undefined) return undefined;
    const bearer = application === UNALLOCATED ? '' : application;
    if (await this.#pools.isBorneBy(pool, bearer)) return bearer;
    throw new NotFoundError(
      `application: ${application} bears nothing of pool ${id}`,
    );
  }

  #names(dimension: LabelDimension, { runId }: PoolRef) {
    return this.#labels.names(dimension, [runId]);
  }
}
