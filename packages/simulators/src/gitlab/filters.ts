import { z } from 'zod';
import { badRequest, invalid } from './errors';

/** Reads what Grape reads, and refuses in its words; other parameters are ignored. */
export function readParams<S extends z.ZodType>(
  schema: S,
  query: unknown,
): z.output<S> {
  const read = schema.safeParse(query);
  if (read.success) return read.data;
  const [{ path, code }] = read.error.issues;
  throw invalid(
    `${path.join('.')} ${
      code === 'invalid_value' ? 'does not have a valid value' : 'is invalid'
    }`,
  );
}

const Instant = z
  .string()
  .transform(Date.parse)
  .refine(at => !Number.isNaN(at));

const Sort = z.enum(['asc', 'desc']);

const Window = z.object({
  updated_after: Instant.optional(),
  updated_before: Instant.optional(),
});

export const DeploymentParams = Window.extend({
  order_by: z
    .enum(['id', 'iid', 'created_at', 'updated_at', 'ref'])
    .default('id'),
  sort: Sort.default('asc'),
  environment: z.string().optional(),
  status: z
    .enum([
      'created',
      'running',
      'success',
      'failed',
      'canceled',
      'skipped',
      'blocked',
    ])
    .optional(),
});

const PIPELINE_STATUSES = [
  'created',
  'waiting_for_resource',
  'preparing',
  'pending',
  'running',
  'success',
  'failed',
  'canceled',
  'skipped',
  'manual',
  'scheduled',
] as const;

export const PipelineParams = Window.extend({
  order_by: z.enum(['id', 'status', 'ref', 'updated_at']).default('id'),
  sort: Sort.default('desc'),
  ref: z.string().optional(),
  sha: z.string().optional(),
  source: z.string().optional(),
  status: z.enum(PIPELINE_STATUSES).optional(),
});

export const MergeRequestParams = Window.extend({
  order_by: z
    .enum(['created_at', 'updated_at', 'merged_at', 'title'])
    .default('created_at'),
  sort: Sort.default('desc'),
  state: z.enum(['opened', 'closed', 'locked', 'merged', 'all']).default('all'),
  target_branch: z.string().optional(),
});

export const EventParams = z.object({
  action: z.string().optional(),
  after: Instant.optional(),
  before: Instant.optional(),
  sort: Sort.default('desc'),
});

export const EnvironmentParams = z.object({
  name: z.string().optional(),
  search: z.string().min(3).optional(),
  states: z.enum(['available', 'stopping', 'stopped']).optional(),
});

type Dated = { id: number; updated_at: number };

/** Both bounds count, as in GitLab. */
export function inWindow(
  { updated_at: at }: Dated,
  window: z.output<typeof Window>,
): boolean {
  const { updated_after: after, updated_before: before } = window;
  return (
    (after === undefined || at >= after) &&
    (before === undefined || at <= before)
  );
}

/** A filter on one column with the order of another is too slow for GitLab. */
export function checkPaired(params: z.output<typeof DeploymentParams>) {
  const filtered =
    params.updated_after !== undefined || params.updated_before !== undefined;
  if (filtered !== (params.order_by === 'updated_at'))
    throw badRequest(
      '`updated_at` filter and `updated_at` sorting must be paired',
    );
}

/** By a column that is text or a number, then by id. */
export function sorted<T extends Dated>(
  items: T[],
  { order_by: column, sort }: { order_by: string; sort: 'asc' | 'desc' },
): T[] {
  const sign = sort === 'asc' ? 1 : -1;
  const readColumn = (item: T) =>
    (item as Record<string, unknown>)[column] as string | number;
  return items.sort((a, b) => {
    const [left, right] = [readColumn(a), readColumn(b)];
    if (left === right) return b.id - a.id;
    return left < right ? -sign : sign;
  });
}
