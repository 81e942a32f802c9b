import { InputError } from '@backstage/errors';
import { RouteRequest } from '@rosetta/contracts';
import { getLiveLogs, listApplicationLinks } from '@rosetta/contracts/monitoring'; // prettier-ignore
import { Serve } from '@rosetta/service-kit';
import { AskedWindow, windowOf } from './LiveLogs';
import { Live } from './openLive';

const MINUTE_MS = 60_000;
const DEFAULT_MS = 15 * MINUTE_MS;
const MAX_DAYS = 31;
const MAX_MS = MAX_DAYS * 24 * 60 * MINUTE_MS;

type Query = RouteRequest<typeof getLiveLogs>['query'];

/** Without bounds, a window that goes on; one bound alone begins, or ends, a quarter of an hour. */
const readWindow = ({ from, to }: Query): AskedWindow => {
  if (!from && !to) return { lastMs: DEFAULT_MS };
  const end = to ? Date.parse(to) : Date.parse(from!) + DEFAULT_MS;
  const begin = from ? Date.parse(from) : end - DEFAULT_MS;
  if (end - begin > MAX_MS)
    throw new InputError(`to: at most ${MAX_DAYS} days after from`);
  return { from: new Date(begin), to: new Date(end) };
};

/** Where the logs of an application are shown, and how many lines they hold. */
export const serveLogs = (serve: Serve, { owners, logs }: Live) => {
  const indicesOf = async (app: string) => {
    await owners.assertKnown(app);
    return owners.pivots('elisa:index', app) ?? [];
  };
  serve(listApplicationLinks, async ({ params, query }) => {
    const indices = await indicesOf(params.app);
    const { from, to } = windowOf(readWindow(query));
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      items: logs?.links(indices, { from, to }) ?? [],
    };
  });
  serve(getLiveLogs, async ({ params, query }) => {
    const indices = await indicesOf(params.app);
    const asked = readWindow(query);
    if (!logs) return { items: [], sources: [] };
    const { items, source } = await logs.read(indices, asked);
    return { items, sources: [source], ...owners.report() };
  });
};
