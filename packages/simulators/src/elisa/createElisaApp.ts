import express, { Response, Router } from 'express';
import { z } from 'zod';
import { elisaIndex } from '../company';
import { Load } from '../world/Load';
import { Service } from '../world/types';
import { World } from '../world/World';
import { MINUTE } from '../world/workingTime';

export interface ElisaOptions {
  world: World;
  token: string;
}

/** A request writes so many lines, and an error so many more. */
const LINES_PER_REQUEST = 0.6;
const LINES_PER_ERROR = 2;

/** A search as far as it is simulated: counts in a window of time. */
const Search = z.object({
  query: z.object({
    range: z.record(
      z.string(),
      z.object({ gte: z.iso.datetime(), lt: z.iso.datetime() }),
    ),
  }),
});

const refuse = (res: Response, status: number, type: string, reason: string) =>
  res.status(status).json({
    error: { root_cause: [{ type, reason }], type, reason },
    status,
  });

/** Whether two patterns may name the same index, as far as a `*` at the end goes. */
const isAlike = (one: string, other: string) => {
  const [a, b] = [one, other].map(pattern => pattern.replace(/\*$/, ''));
  return a.startsWith(b) || (one.endsWith('*') && b.startsWith(a));
};

const countLines = (
  load: Load,
  services: readonly Service[],
  from: number,
  to: number,
) => {
  let lines = 0;
  let errors = 0;
  for (const service of services)
    for (let minute = Math.floor(from / MINUTE) * MINUTE; minute < to; minute += MINUTE) {
      const known = load.at(service, minute);
      if (!known) continue;
      const share = Math.max(0, Math.min(minute + MINUTE, to) - Math.max(minute, from)) / MINUTE;
      lines += known.requests * LINES_PER_REQUEST * share;
      errors += known.errors * LINES_PER_ERROR * share;
    }
  return { lines: Math.round(lines + errors), errors: Math.round(errors) };
}; // prettier-ignore

/** The part of Elasticsearch that counts lines of logs. */
export function createElisaApp({ world, token }: ElisaOptions): Router {
  const load = new Load(world);
  const router = express.Router();
  router.get('/:index/_search', (req, res) => {
    if (req.get('authorization') !== `ApiKey ${token}`) {
      refuse(res, 401, 'security_exception', 'unable to authenticate with provided credentials'); // prettier-ignore
      return;
    }
    const search = Search.safeParse(JSON.parse(String(req.query.source ?? '{}'))); // prettier-ignore
    if (!search.success) {
      refuse(res, 400, 'parsing_exception', z.prettifyError(search.error));
      return;
    }
    const [{ gte, lt }] = Object.values(search.data.query.range);
    const found = world.services.filter(
      service => service.inElisa && isAlike(req.params.index, elisaIndex(service)), // prettier-ignore
    );
    const to = Math.min(Date.parse(lt), world.now());
    const { lines, errors } = countLines(load, found, Date.parse(gte), to);
    const shards = found.length;
    res.json({
      took: 3,
      timed_out: false,
      _shards: { total: shards, successful: shards, skipped: 0, failed: 0 },
      hits: {
        total: { value: lines, relation: 'eq' },
        max_score: null,
        hits: [],
      },
      ...(shards > 0 && { aggregations: { errors: { doc_count: errors } } }),
    });
  });
  return router;
}
