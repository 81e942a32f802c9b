import { z } from 'zod';
import { RefusedGroup, RefusedRecord } from '../quarantine';
import { defineRoute } from '../route';
import { Instant, PageQuery, pageOf } from '../values';
import { WithReason } from './periods';

/** What finops lands; records of each may be refused. */
export const QUARANTINE_DATASETS = ['focus', 'consumption'] as const;
const Dataset = z.enum(QUARANTINE_DATASETS);

export const QUARANTINE_STATES = ['pending', 'settled'] as const;

/** Bytes of a body that lands mended lines. */
export const MAX_RELANDING_BYTES = 10_000_000;
/** Records that land again at a time. */
export const MAX_RELANDED_RECORDS = 50_000;

export const RELANDINGS = ['mended', 'retried'] as const;

const filters = {
  /** The problem, as the groups name it. */
  problem: z.string().min(1).max(1000).optional(),
  /** The name of the file that it came in. */
  file: z.string().min(1).max(1000).optional(),
};

/** A record that could not be used, and what became of it. */
export const QuarantinedRecord = RefusedRecord.extend({
  dataset: Dataset,
  /** Present once it has landed again. */
  settled: z
    .object({
      at: Instant,
      by: z.string(),
      reason: z.string(),
      how: z.enum(RELANDINGS),
      /** The line that it became. */
      became: z.object({
        import: z.int(),
        file: z.string(),
        row: z.int(),
        period: z.string(),
      }),
    })
    .optional(),
});
export type QuarantinedRecord = z.infer<typeof QuarantinedRecord>;

export const QuarantineGroup = RefusedGroup.extend({
  dataset: Dataset,
  /** Of these, how many have landed again. */
  settled: z.int(),
});
export type QuarantineGroup = z.infer<typeof QuarantineGroup>;

export const listQuarantine = defineRoute({
  id: 'listQuarantine',
  method: 'get',
  path: '/v1/quarantine',
  summary: 'Records that could not be used, the newest import first',
  action: 'finops.quarantine.read',
  query: PageQuery.extend({
    dataset: Dataset.default('focus'),
    ...filters,
    state: z.enum(QUARANTINE_STATES).optional(),
  }),
  answer: pageOf(QuarantinedRecord),
  timeoutSeconds: 30,
});

export const listQuarantineGroups = defineRoute({
  id: 'listQuarantineGroups',
  method: 'get',
  path: '/v1/quarantine/groups',
  summary:
    'How many records could not be used, by problem and file, the most first',
  action: 'finops.quarantine.read',
  query: z.strictObject({ dataset: Dataset.optional(), file: filters.file }),
  answer: z.object({ items: z.array(QuarantineGroup) }),
  timeoutSeconds: 30,
});

export const downloadQuarantine = defineRoute({
  id: 'downloadQuarantine',
  method: 'get',
  path: '/v1/quarantine/file',
  summary:
    'Refused records that have not landed again, in the columns of their files, to be mended; in JSON, how many there are',
  action: 'finops.quarantine.read',
  query: z.strictObject({ dataset: Dataset.default('focus'), ...filters }),
  answer: z.object({
    dataset: Dataset,
    records: z.int(),
    columns: z.array(z.string()),
  }),
  alternatives: ['text/csv'],
  preferred: 'text/csv',
  timeoutSeconds: 30,
});

const relanding = {
  dataset: Dataset,
  /** A mended file, as it was downloaded; without it, records land as they are. */
  content: z.string().min(1).optional(),
  ...filters,
};

const ONE_OF_TWO =
  'a mended file names its records itself: leave problem and file out';

const checkRelanding = (
  body: { content?: string; problem?: string; file?: string },
  ctx: z.core.$RefinementCtx,
) => {
  for (const field of ['problem', 'file'] as const)
    if (body.content !== undefined && body[field] !== undefined)
      ctx.addIssue({ code: 'custom', path: [field], message: ONE_OF_TWO });
};

export const RelandingPreview = z.object({
  dataset: Dataset,
  how: z.enum(RELANDINGS),
  records: z.int(),
  /** What would land, by period. */
  valid: z.array(z.object({ period: z.string(), records: z.int() })),
  /** What would stay in quarantine, the most first. */
  refused: z.array(
    z.object({
      problem: z.string(),
      records: z.int(),
      examples: z.array(
        z.object({
          import: z.int(),
          row: z.int(),
          value: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type RelandingPreview = z.infer<typeof RelandingPreview>;

export const previewRelanding = defineRoute({
  id: 'previewRelanding',
  method: 'post',
  path: '/v1/quarantine/preview',
  summary:
    'What would land of refused records, mended or as they are; lands nothing',
  action: 'finops.quarantine.write',
  body: z.strictObject(relanding).superRefine(checkRelanding),
  answer: RelandingPreview,
  maxBodyBytes: MAX_RELANDING_BYTES,
  timeoutSeconds: 70,
  readOnly: true,
});

export const relandQuarantine = defineRoute({
  id: 'relandQuarantine',
  method: 'post',
  path: '/v1/quarantine/reland',
  summary: 'Land refused records again, mended or as they are',
  action: 'finops.quarantine.write',
  body: z
    .strictObject({ ...relanding, ...WithReason.shape })
    .superRefine(checkRelanding),
  answer: RelandingPreview.extend({
    /** Null where nothing could be used. */
    landed: z
      .object({
        import: z.int(),
        file: z.string(),
        landed: z.int(),
        /** Lines that were there already. */
        already: z.int(),
      })
      .nullable(),
  }),
  maxBodyBytes: MAX_RELANDING_BYTES,
  timeoutSeconds: 120,
});
export type Relanded = z.infer<typeof relandQuarantine.answer>;
