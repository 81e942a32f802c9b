import { unstorableIn } from '@rosetta/contracts/input';
import { z } from 'zod';

/** What some requests to a plugin of Backstage must hold, where the plugin itself would fail. */
export interface InputRule {
  /** The named groups are the parameters of the path. */
  path: RegExp;
  methods?: readonly string[];
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
}

/** The largest that PostgreSQL takes for an `integer`. */
const MAX_COUNT = 2 ** 31 - 1;
const MAX_KEY = 255;

const Count = z.coerce.number().int().min(0).max(MAX_COUNT);
const Uuid = z.guid({ error: 'must be a UUID, as the list gives it' });
const Page = z.looseObject({
  limit: Count.optional(),
  offset: Count.optional(),
});

const decode = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64').toString());
  } catch {
    // The plugin says that it is no cursor.
    return undefined;
  }
};

/** A cursor comes back from the client, who may have changed what it encodes. */
const Cursor = z.string().refine(
  cursor => {
    const position = decode(cursor) ?? {};
    return !unstorableIn('', position) && Page.safeParse(position).success;
  },
  { error: 'is not a cursor of this list; begin without one' },
);
const CursorPage = Page.extend({
  cursor: Cursor.optional(),
  after: Cursor.optional(),
});

const ORDER =
  /^(created|updated|read|saved|title|topic|origin|severity|scope|link)(,(asc|desc))?$/;
const NotificationOrder = z.string().regex(ORDER, {
  error: 'must be a field of notifications, and after a comma asc or desc',
});
const NotificationQuery = Page.extend({
  orderField: z
    .union([NotificationOrder, z.array(NotificationOrder)])
    .optional(),
  createdAfter: z
    .string()
    .regex(/^(\d{4}-.*)?$/, {
      error: 'must be an instant of the years to 9999',
    })
    .optional(),
});

const CATALOG: InputRule[] = [
  { path: /^\/api\/catalog\//i, methods: ['GET', 'HEAD'], query: CursorPage },
  {
    path: /^\/api\/catalog\/(entities|locations)\/by-query\/?$/i,
    methods: ['POST'],
    body: CursorPage,
  },
  {
    path: /^\/api\/catalog\/locations\/(?<id>[^/]+)\/?$/i,
    methods: ['GET', 'HEAD', 'PUT', 'DELETE'],
    params: z.object({ id: Uuid }),
  },
];

const NOTIFICATIONS: InputRule[] = [
  { path: /^\/api\/notifications(\/|$)/i, query: NotificationQuery },
  {
    path: /^\/api\/notifications\/(notifications\/)?(?<id>(?!(status|settings|topics|notifications|health)\/?$)[^/.]+)\/?$/i,
    methods: ['GET', 'HEAD'],
    params: z.object({ id: Uuid }),
  },
  {
    path: /^\/api\/notifications\/(notifications\/)?update\/?$/i,
    methods: ['POST'],
    body: z.looseObject({ ids: z.array(Uuid) }),
  },
  {
    path: /^\/api\/notifications\/settings\/?$/i,
    methods: ['POST'],
    body: z.looseObject({ channels: z.array(z.unknown()).min(1) }),
  },
];

const SCAFFOLDER: InputRule[] = [
  { path: /^\/api\/scaffolder\//i, query: Page },
  {
    path: /^\/api\/scaffolder\/v2\/tasks\/(?<taskId>[^/]+)/i,
    params: z.object({ taskId: Uuid }),
  },
  {
    path: /^\/api\/scaffolder\/v2\/dry-run\/?$/i,
    methods: ['POST'],
    body: z.looseObject({
      template: z.looseObject({
        apiVersion: z.string(),
        kind: z.string(),
        metadata: z.looseObject({ name: z.string() }),
        spec: z.looseObject({ type: z.string(), steps: z.array(z.unknown()) }),
      }),
    }),
  },
];

const USER_SETTINGS: InputRule[] = [
  {
    path: /^\/api\/user-settings\/buckets\/(?<bucket>[^/]+)\/keys\/(?<key>.+)$/i,
    params: z.object({
      bucket: z.string().max(MAX_KEY),
      key: z.string().max(MAX_KEY),
    }),
  },
  {
    path: /^\/api\/user-settings\/multiget\/?$/i,
    methods: ['POST'],
    body: z.looseObject({
      items: z.array(z.looseObject({ bucket: z.string(), key: z.string() })),
    }),
  },
];

const SEARCH: InputRule[] = [
  {
    path: /^\/api\/search\/query\/?$/i,
    query: z.looseObject({ pageLimit: Count.optional() }),
  },
];

/** Found by sending each plugin what it cannot store or read: each of these answered 500. */
export const BACKSTAGE_INPUTS: readonly InputRule[] = [
  ...CATALOG,
  ...NOTIFICATIONS,
  ...SCAFFOLDER,
  ...SEARCH,
  ...USER_SETTINGS,
];
