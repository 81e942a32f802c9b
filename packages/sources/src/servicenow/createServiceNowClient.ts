import { UpstreamAnswerError } from '@rosetta/http-kit';
import { z } from 'zod';
import { ClientOptions } from '../defineSource';
import {
  createSourceClient,
  SourceClient,
  SourceRequest,
} from '../http/createSourceClient';
import { TokenRefusedError } from '../http/refusal';
import { Authorization, authorize } from './authorize';
import { Required } from './cells';
import { ServiceNowConfig } from './config';
import { ServiceNowClient, TableOptions, TableWindow } from './types';

const API = '/api/now/table';
const PAGE_ROWS = 500;

/** A transaction that took too long answers 200 with what it had, and an error beside it. */
const Page = z.object({
  result: z.array(z.unknown()),
  error: z.object({ message: z.string().nullish() }).nullish(),
});

const Identified = z.object({ sys_id: Required });

/** As encoded queries have it, in UTC. */
const atSecond = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ');

const queryOf = (
  { since, until }: Partial<TableWindow>,
  filter: string | undefined,
  after: string | undefined,
) =>
  [
    ...(since ? [`sys_updated_on>=${atSecond(since)}`] : []),
    ...(until ? [`sys_updated_on<${atSecond(until)}`] : []),
    ...(filter ? [filter] : []),
    ...(after ? [`sys_id>${after}`] : []),
    'ORDERBYsys_id',
  ].join('^');

const hasNext = (link: unknown) => /\brel="?next"?/.test(String(link ?? ''));

/** With a token that is fetched, one that ended before its time is replaced once. */
const readAs = async (
  source: SourceClient,
  authorization: Authorization,
  request: SourceRequest,
) => {
  const read = async () =>
    source.read(Page, {
      ...request,
      headers: { authorization: await authorization.header(request.signal) },
    });
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof TokenRefusedError && authorization.renew()))
      throw error;
    return read();
  }
};

const countIn = (value: unknown) => {
  const count = Number(value ?? NaN);
  return Number.isInteger(count) && count >= 0 ? count : undefined;
};

interface RowsPage {
  rows: unknown[];
  /** Whether ServiceNow names a next page. */
  more: boolean;
  /** All that the query finds, what is hidden included. */
  total?: number;
}

type ReadPage = (query: SourceRequest['query']) => Promise<RowsPage>;

/**
 * A page goes on after the last sys_id of the one before, so that a row that leaves the window takes no
 * other with it. Rows that an access rule hides are missing from their page: a short page, or an empty
 * one, is not the last, and what is expected is counted beside.
 */
async function* readRows(
  readPage: ReadPage,
  window: Partial<TableWindow>,
  { fields, filter, onCounted }: TableOptions,
): AsyncGenerator<unknown> {
  let after: string | undefined;
  let offset = 0;
  let given = 0;
  let expected: number | undefined;
  for (;;) {
    const page = await readPage({
      sysparm_query: queryOf(window, filter, after),
      sysparm_display_value: 'all',
      sysparm_exclude_reference_link: true,
      sysparm_fields: fields?.join(','),
      sysparm_limit: PAGE_ROWS,
      sysparm_offset: offset,
    });
    expected ??= page.total;
    yield* page.rows;
    given += page.rows.length;
    const beyond = page.total !== undefined && offset + PAGE_ROWS < page.total;
    if (!page.more && !beyond) break;
    const last = Identified.safeParse(page.rows.at(-1));
    // A page whose rows are all hidden names no place to go on from.
    if (last.success && last.data.sys_id !== after) {
      after = last.data.sys_id;
      offset = 0;
    } else offset += PAGE_ROWS;
  }
  if (expected !== undefined) onCounted?.({ expected, given });
}

/** Reads ServiceNow's Table API. Make one and keep it: it holds the connections, the breaker and a token. */
export function createServiceNowClient(
  config: ServiceNowConfig & ClientOptions,
): ServiceNowClient {
  const { user: _u, password: _p, clientId: _c, clientSecret: _s, ...options } = config; // prettier-ignore
  const source = createSourceClient(
    { name: 'servicenow', title: 'ServiceNow' },
    { ...options, token: '' },
    {},
  );
  const authorization = authorize(config, options);

  const readPage = async (
    table: string,
    query: SourceRequest['query'],
    signal?: AbortSignal,
  ): Promise<RowsPage> => {
    const route = `${API}/${table}`;
    const path = `${API}/${encodeURIComponent(table)}`;
    const request = { path, route, query, signal };
    const { value, headers } = await readAs(source, authorization, request);
    if (value.error)
      throw new UpstreamAnswerError(
        `ServiceNow answered ${route} in part only: ${value.error.message ?? 'it says no reason'}`, // prettier-ignore
      );
    return {
      rows: value.result,
      more: hasNext(headers.link),
      total: countIn(headers['x-total-count']),
    };
  };

  return {
    rows: (table, window, wanted = {}) =>
      readRows(query => readPage(table, query, wanted.signal), window, wanted),
    async close() {
      await source.close();
      await authorization.close();
    },
  };
}
