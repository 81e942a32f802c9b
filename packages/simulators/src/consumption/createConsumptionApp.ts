import express, { RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import { World } from '../world/World';
import { Quantity } from './quantities';
import { listLogVolume } from './logVolume';
import { listOrders } from './orders';

export interface ConsumptionAppOptions {
  world: World;
  token: string;
}

const MAX_LIMIT = 1_000;

const Query = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(100),
  from: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .default('0000-00'),
  /** The number of quantities before the page. */
  cursor: z.base64url().optional(),
});

const refuse = (res: Response, status: number, message: string) =>
  res.status(status).json({ message });

const toCursor = (position: number) =>
  Buffer.from(String(position)).toString('base64url');
const toPosition = (cursor: string | undefined) =>
  cursor ? Number(Buffer.from(cursor, 'base64url').toString()) : 0;

/** Answers quantities in pages that name the next one. */
const answer =
  (list: () => readonly Quantity[]): RequestHandler =>
  (req, res) => {
    const query = Query.safeParse(req.query);
    if (!query.success) {
      refuse(res, 400, z.prettifyError(query.error));
      return;
    }
    const { limit, from, cursor } = query.data;
    const position = toPosition(cursor);
    if (!Number.isSafeInteger(position)) {
      refuse(res, 400, 'cursor: is none of this API');
      return;
    }
    const all = list().filter(({ period }) => period >= from);
    const next = position + limit;
    res.json({
      items: all.slice(position, next),
      ...(next < all.length && { nextCursor: toCursor(next) }),
    });
  };

/**
 * APIs as teams write them: of a shared platform, and of what the company sells. A bearer token, and
 * pages that name the next one.
 */
export function createConsumptionApp({
  world,
  token,
}: ConsumptionAppOptions): Router {
  const router = express.Router();
  router.use((req, res, next) => {
    if (req.get('authorization') === `Bearer ${token}`) next();
    else refuse(res, 401, 'a bearer token of this API is needed');
  });
  router.get(
    '/v1/consumption',
    answer(() => listLogVolume(world)),
  );
  router.get(
    '/v1/orders',
    answer(() => listOrders(world)),
  );
  router.use((_req, res) => refuse(res, 404, 'there is no such path'));
  return router;
}
