import express, { Request, RequestHandler, Response, Router } from 'express';
import { World } from '../world/World';
import { Cell, Row } from './cells';
import { changeRow, listChanges } from './changes';
import { cmdbTables } from './cmdb';
import { HiddenRows } from './HiddenRows';
import { incidentRow, listIncidents } from './incidents';
import { query } from './query';

export interface ServiceNowOptions {
  world: World;
  token: string;
  hidden: HiddenRows;
}

const DEFAULT_LIMIT = 10_000;
/** How long a token of an OAuth client holds. */
const EXPIRES_IN = 1_799;

type Tables = Record<string, () => Row[]>;

const tablesOf = (world: World): Tables => ({
  incident: () =>
    listIncidents(world).map(incident => incidentRow(incident, world.now())),
  change_request: () =>
    listChanges(world).map(change => changeRow(change, world.now())),
  ...Object.fromEntries(
    Object.entries(cmdbTables(world.company)).map(([table, rows]) => [
      table,
      () => rows,
    ]),
  ),
});

const refuse = (
  res: Response,
  status: number,
  message: string,
  detail: string | null = null,
) => res.status(status).json({ error: { message, detail }, status: 'failure' });

/** The token, the user `rosetta` with it as a password, or what an OAuth client fetched. */
const headersOf = (token: string) => [
  `Bearer ${token}`,
  `Basic ${Buffer.from(`rosetta:${token}`).toString('base64')}`,
  `Bearer oauth-${token}`,
];

const authenticate =
  (token: string): RequestHandler =>
  (req, res, next) => {
    if (headersOf(token).includes(req.get('authorization') ?? '')) next();
    else
      refuse(
        res,
        401,
        'User Not Authenticated',
        'Required to provide Auth information',
      );
  };

const baseUrl = (req: Request) =>
  `${req.protocol}://${req.get('host')}${req.baseUrl}`;

/** A cell as `sysparm_display_value` wants it. */
const render = (req: Request, { value, shown, table }: Cell): unknown => {
  const linked =
    table && value && req.query.sysparm_exclude_reference_link !== 'true';
  const link = linked && `${baseUrl(req)}/api/now/table/${table}/${value}`;
  switch (req.query.sysparm_display_value) {
    case 'all':
      return { display_value: shown, value, ...(link && { link }) };
    case 'true':
      return link ? { display_value: shown, link } : shown;
    default:
      return link ? { link, value } : value;
  }
};

const rowJson = (req: Request, { cells }: Row) => {
  const fields = String(req.query.sysparm_fields ?? '')
    .split(',')
    .filter(Boolean);
  return Object.fromEntries(
    Object.entries(cells)
      .filter(([name]) => fields.length === 0 || fields.includes(name))
      .map(([name, cell]) => [name, render(req, cell)]),
  );
};

const numberIn = (value: unknown, otherwise: number) => {
  const number = Number(value ?? otherwise);
  return Number.isInteger(number) && number >= 0 ? number : otherwise;
};

const linkTo = (req: Request, offset: number, rel: string) => {
  const url = new URL(`${req.protocol}://${req.get('host')}${req.originalUrl}`);
  url.searchParams.set('sysparm_offset', String(offset));
  return `<${url}>;rel="${rel}"`;
};

const sendPage = (req: Request, res: Response, all: readonly Row[]) => {
  const limit = numberIn(req.query.sysparm_limit, DEFAULT_LIMIT);
  const offset = numberIn(req.query.sysparm_offset, 0);
  const next = offset + limit;
  res.set({
    'X-Total-Count': String(all.length),
    Link: [
      linkTo(req, 0, 'first'),
      ...(offset > 0 ? [linkTo(req, Math.max(0, offset - limit), 'prev')] : []),
      ...(next < all.length ? [linkTo(req, next, 'next')] : []),
      linkTo(req, Math.max(0, all.length - 1 - ((all.length - 1) % limit)), 'last'), // prettier-ignore
    ].join(','),
  });
  // An access rule takes rows out of the page that it cut before.
  const given = all.slice(offset, next).filter(({ hidden }) => !hidden);
  res.json({ result: given.map(row => rowJson(req, row)) });
};

/** The part of ServiceNow's Table API that concerns incidents, changes and the CMDB. */
export function createServiceNowApp({
  world,
  token,
  hidden,
}: ServiceNowOptions): Router {
  const router = express.Router();
  const tables = tablesOf(world);
  router.post(
    '/oauth_token.do',
    express.urlencoded({ extended: false }),
    (req, res) => {
      if (req.body?.client_secret === token)
        res.json({
          access_token: `oauth-${token}`,
          token_type: 'Bearer',
          expires_in: EXPIRES_IN,
        });
      else
        res.status(401).json({
          error: 'server_error',
          error_description: 'access_denied',
        });
    },
  );
  router.get('/api/now/table/:table', authenticate(token), (req, res) => {
    const table = String(req.params.table);
    if (!Object.hasOwn(tables, table)) {
      refuse(res, 400, `Invalid table ${table}`);
      return;
    }
    const rows = hidden.apply(table, tables[table]());
    sendPage(req, res, query(rows, String(req.query.sysparm_query ?? '')));
  });
  return router;
}
