import express, { Request, RequestHandler, Router } from 'express';
import { dynatraceEntities } from '../company';
import { Load } from '../world/Load';
import { Service } from '../world/types';
import { World } from '../world/World';
import { HOUR } from '../world/workingTime';
import { DynatraceError, dynatraceErrors, refuse, violation } from './errors';
import { listProblems, problemJson } from './problems';
import { readEntitySelector, readInstant, readPageKey, readResolution, splitMetrics, toKey } from './query'; // prettier-ignore
import { createRequestLimit, RequestLimit } from './requestLimit';
import { endsOf, findMetric, valuesOf } from './series';
import { listSlos } from './slos';

export interface DynatraceOptions {
  world: World;
  token: string;
  limit?: RequestLimit;
}

const MAX_METRICS = 10;
const MAX_POINTS_PER_SERIES = 10_080;

const authenticate =
  (token: string): RequestHandler =>
  (req, res, next) => {
    if (req.get('authorization') === `Api-Token ${token}`) next();
    else refuse(res, new DynatraceError(401, 'Token Authentication failed'));
  };

interface KnownEntity {
  id: string;
  type: string;
  kind: 'service' | 'processes';
  service: Service;
}

const entitiesOf = ({ services }: World): KnownEntity[] =>
  services
    .filter(({ inDynatrace }) => inDynatrace)
    .flatMap(service =>
      Object.entries(dynatraceEntities(service)).map(([kind, id]) => ({
        id,
        type: id.replace(/-.*/, ''),
        kind: kind as KnownEntity['kind'],
        service,
      })),
    );

const selected = (
  entities: readonly KnownEntity[],
  selector: ReturnType<typeof readEntitySelector>,
) =>
  entities.filter(
    ({ id, type }) =>
      (selector?.ids?.includes(id) ?? true) &&
      (!selector?.type || selector.type === type),
  );

/** A page of a list, and the key of the next one. */
const page = (
  query: Readonly<Record<string, unknown>>,
  all: readonly unknown[],
  { usual, most }: { usual: number; most: number },
) => {
  const size = Number(query.pageSize ?? usual);
  if (!Number.isInteger(size) || size < 1 || size > most)
    throw violation('pageSize', `must be from 1 to ${most}`);
  const seen = Number(query.seen ?? 0);
  const next = seen + size;
  return {
    totalCount: all.length,
    pageSize: size,
    ...(next < all.length && { nextPageKey: toKey({ ...query, seen: next }) }),
    items: all.slice(seen, next),
  };
};

const queryMetrics = (world: World, load: Load, { query }: Request) => {
  const now = world.now();
  const selectors = splitMetrics(String(query.metricSelector ?? ''));
  if (selectors.length === 0 || selectors.length > MAX_METRICS)
    throw violation('metricSelector', `must name 1 to ${MAX_METRICS} metrics`);
  const slots = {
    from: readInstant('from', query.from, now, now - 2 * HOUR),
    to: readInstant('to', query.to, now, now),
    resolution: readResolution(query.resolution),
    now,
  };
  const ends = endsOf(slots);
  if (ends.length > MAX_POINTS_PER_SERIES)
    throw violation('resolution', `makes more than ${MAX_POINTS_PER_SERIES} data points per series`); // prettier-ignore
  const entities = selected(entitiesOf(world), readEntitySelector(query.entitySelector)); // prettier-ignore
  const result = selectors.map(metricId => {
    const metric = findMetric(metricId);
    if (!metric)
      throw new DynatraceError(404, `The metric ${metricId} is not known`);
    const data = entities
      .filter(({ kind }) => kind === metric.entity)
      .map(({ id, type, service }) => ({
        dimensions: [id],
        dimensionMap: { [`dt.entity.${type.toLowerCase()}`]: id },
        timestamps: ends,
        values: valuesOf(load, service, metric, ends, slots),
      }));
    return { metricId, dataPointCountRatio: 1e-5, dimensionCountRatio: 1e-4, data }; // prettier-ignore
  });
  return {
    totalCount: entities.length,
    nextPageKey: null,
    resolution: String(query.resolution ?? '1m'),
    result,
  };
};

function routeProblems(router: Router, world: World) {
  router.get('/problems', (req, res) => {
    const now = world.now();
    const query = readPageKey(req.query);
    const from = readInstant('from', query.from, now, now - 2 * HOUR);
    const to = readInstant('to', query.to, now, now);
    const openOnly = String(query.problemSelector ?? '').includes('"open"');
    const entities = readEntitySelector(query.entitySelector)?.ids;
    const wanted = listProblems(world)
      .filter(({ trouble, closesAt }) => trouble.from <= to && closesAt >= from)
      .map(each => problemJson(each, now))
      .filter(({ status }) => !openOnly || status === 'OPEN')
      .filter(
        ({ affectedEntities }) =>
          !entities ||
          affectedEntities.some(({ entityId }) => entities.includes(entityId.id)), // prettier-ignore
      );
    const { items, ...rest } = page(query, wanted, { usual: 50, most: 500 });
    res.json({ ...rest, problems: items });
  });
}

/** The part of Dynatrace's API v2 that concerns metrics, problems, entities and SLOs. */
export function createDynatraceApp({
  world,
  token,
  limit,
}: DynatraceOptions): Router {
  const load = new Load(world);
  const api = express.Router();
  api.use(authenticate(token), createRequestLimit(limit));
  api.get('/metrics/query', (req, res) => {
    res.json(queryMetrics(world, load, req));
  });
  routeProblems(api, world);
  api.get('/entities', (req, res) => {
    const query = readPageKey(req.query);
    const selector = readEntitySelector(query.entitySelector);
    if (!selector) throw violation('entitySelector', 'is required');
    const found = selected(entitiesOf(world), selector);
    const entities = found.map(({ id, type, service }) => ({
      entityId: id,
      type,
      displayName: service.name,
    }));
    const { items, ...rest } = page(query, entities, { usual: 50, most: 4_000 }); // prettier-ignore
    res.json({ ...rest, entities: items });
  });
  api.get('/slo', (req, res) => {
    const query = readPageKey(req.query);
    const { items, ...rest } = page(query, listSlos(world, load), { usual: 10, most: 10_000 }); // prettier-ignore
    res.json({ ...rest, slo: items });
  });
  api.use(() => {
    throw new DynatraceError(404, 'Not Found');
  }, dynatraceErrors);
  return express.Router().use('/api/v2', api);
}
