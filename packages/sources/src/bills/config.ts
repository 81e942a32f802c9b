import { z } from 'zod';
import { secret } from '../secret';

const isHttpUrl = (text: string) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** A bucket, and how it is reached. */
const BucketConfig = z
  .strictObject({
    bucket: z.string().min(1),
    prefix: z
      .string()
      .default('')
      .describe('The folder in the bucket; all of the bucket when not given.'),
    region: z.string().min(1).default('us-east-1'),
    endpoint: z
      .string()
      .refine(isHttpUrl, 'must be the http(s) URL of an S3-compatible server')
      .optional()
      .describe('Where the server is; Amazon S3 when not given.'),
    pathStyle: z
      .boolean()
      .optional()
      .describe(
        'Whether the bucket is in the path of URLs, not in their host name; true when not given for an endpoint.',
      ),
    accessKeyId: secret('must be the id of an access key')
      .optional()
      .describe(
        'Of a key that may list the bucket and read its objects, and nothing else. Without it, the keys of the environment or of the role of the machine.',
      ),
    secretAccessKey: secret('must be the secret of that key').optional(),
    sessionToken: secret('must be the token of temporary keys').optional(),
  })
  .refine(
    ({ accessKeyId, secretAccessKey }) =>
      (accessKeyId === undefined) === (secretAccessKey === undefined),
    'accessKeyId and secretAccessKey belong together: give both or neither',
  );
export type BucketConfig = z.infer<typeof BucketConfig>;

const LocationConfig = z
  .strictObject({
    layout: z
      .enum(['files', 'aws-data-exports', 'azure-exports'])
      .describe('What lies there: plain files, or exports with manifests.'),
    deliveries: z
      .enum(['overwrite', 'append'])
      .optional()
      .describe(
        'Of plain files: whether a delivery holds all of its accounts and months, and replaces what was there of them, or adds to it.',
      ),
    folder: z.string().min(1).optional(),
    s3: BucketConfig.optional(),
  })
  .superRefine(({ layout, deliveries, folder, s3 }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if ((folder === undefined) === (s3 === undefined))
      refuse('folder', 'a location is either a folder or a bucket (s3)');
    if (layout === 'files' && !deliveries)
      refuse('deliveries', 'must be overwrite or append for plain files');
    if (layout !== 'files' && deliveries)
      refuse(
        'deliveries',
        'is for plain files only: an export with manifests says it itself',
      );
  });
export type LocationConfig = z.infer<typeof LocationConfig>;

/** Where bills are delivered to. */
export const BillsConfig = z.strictObject({
  locations: z
    .record(z.string(), LocationConfig)
    .describe('Folders and buckets, each under a name of your choice.'),
});
export type BillsConfig = z.infer<typeof BillsConfig>;
