import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, InstantInput, PageQuery, pageOf } from '../values';

const MAX_APPLICATIONS = 1_000;
const MAX_DAYS = 31;
const DAY_MS = 86_400_000;

const Fields = {
  name: z.string().trim().min(1).max(200),
  applications: z
    .array(z.string().trim().min(1).max(100))
    .min(1)
    .max(MAX_APPLICATIONS),
  /** `from` is in, `to` is out; whole minutes count. */
  from: InstantInput.meta({ format: 'date-time' }),
  to: InstantInput.meta({ format: 'date-time' }),
  reason: z.string().trim().min(1).max(2_000),
};

const requireLength = (
  { from, to }: { from: string; to: string },
  ctx: z.core.$RefinementCtx,
) => {
  const length = Date.parse(to) - Date.parse(from);
  if (length > 0 && length <= MAX_DAYS * DAY_MS) return;
  const message =
    length > 0
      ? `must be ${MAX_DAYS} days after from at most; declare several windows`
      : 'must be after from: the window is half-open';
  ctx.addIssue({ code: 'custom', path: ['to'], message });
};

/** A time in which applications are worked on: it counts for no budget, and nobody is alerted. */
export const MaintenanceInput = z
  .strictObject(Fields)
  .superRefine(requireLength);
export type MaintenanceInput = z.infer<typeof MaintenanceInput>;

export const MaintenanceChange = z
  .strictObject({ ...Fields, cancelled: z.boolean().default(false) })
  .superRefine(requireLength);
export type MaintenanceChange = z.infer<typeof MaintenanceChange>;

export const MaintenanceWindow = z.object({
  id: z.uuid(),
  revision: z.int(),
  name: z.string(),
  applications: z.array(z.string()),
  from: Instant,
  to: Instant,
  reason: z.string(),
  /** It counts no more. */
  cancelled: z.boolean(),
  createdBy: z.string(),
  createdAt: Instant,
  updatedBy: z.string(),
  updatedAt: Instant,
});
export type MaintenanceWindow = z.infer<typeof MaintenanceWindow>;

export const listMaintenanceWindows = defineRoute({
  id: 'listMaintenanceWindows',
  method: 'get',
  path: '/v1/maintenance-windows',
  summary: 'Maintenance windows, the last to begin first',
  action: 'monitoring.read',
  query: PageQuery.extend({
    application: z.string().min(1).max(100).optional(),
  }),
  answer: pageOf(MaintenanceWindow),
});

export const createMaintenanceWindow = defineRoute({
  id: 'createMaintenanceWindow',
  method: 'post',
  path: '/v1/maintenance-windows',
  summary: 'Declare a maintenance window',
  action: 'monitoring.maintenance.write',
  body: MaintenanceInput,
  answer: MaintenanceWindow,
  status: 201,
});

export const changeMaintenanceWindow = defineRoute({
  id: 'changeMaintenanceWindow',
  method: 'put',
  path: '/v1/maintenance-windows/:id',
  summary: 'Change a maintenance window, or cancel it',
  action: 'monitoring.maintenance.write',
  params: z.object({ id: z.uuid() }),
  body: MaintenanceChange,
  answer: MaintenanceWindow,
  precondition: 'If-Match is missing, or the window was changed since',
});
