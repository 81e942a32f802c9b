import { z } from 'zod';
import { HttpSourceConfig } from '../http/connectionConfig';

export const ElisaConfig = HttpSourceConfig.extend({
  baseUrl: HttpSourceConfig.shape.baseUrl.describe(
    'Where Elasticsearch answers, its root path included.',
  ),
  token: HttpSourceConfig.shape.token.describe(
    'An API key that may read the indices of logs, encoded as Elasticsearch gives it.',
  ),
  kibanaUrl: z
    .url({ protocol: /^https?$/, error: 'must be the http(s) URL of Kibana' })
    .describe('Where people look at logs: Kibana, with its space (/s/<space>).'), // prettier-ignore
  kibanaVersion: z
    .string()
    .regex(
      /^[789]\.\d+(\.\d+)?$/,
      'must be a version from 7.0 on, such as 8.15',
    )
    .describe('Its version: addresses of Discover differ by it.'),
  timeField: z
    .string()
    .min(1)
    .optional()
    .describe('The field with the instant of a line; @timestamp when not given.'), // prettier-ignore
  errorQuery: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Which lines are errors, in the syntax of Lucene; log.level:(error OR fatal OR critical), in lower and upper case, when not given.',
    ),
  dataViews: z
    .record(z.string(), z.string())
    .optional()
    .describe(
      'Ids of data views by their index patterns, where an id is not the pattern itself.',
    ),
});
export type ElisaConfig = z.infer<typeof ElisaConfig>;

const LEVELS = ['error', 'fatal', 'critical'];

export const DEFAULT_ERROR_QUERY = `log.level:(${[
  ...LEVELS,
  ...LEVELS.map(level => level.toUpperCase()),
].join(' OR ')})`;
