import {
  getLiveBurns,
  LiveBurn,
  LiveSource,
  SloAlert,
  SloItem,
} from '@rosetta/contracts/monitoring';
import { SloAlertStore } from '@rosetta/monitoring-mart';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { Live } from '../live/openLive';
import { Slos } from './Slos';

/** More objectives of one application than that are not made. */
const MAX_SLOS = 500;
/** An entity of which nothing was said for so long, while the source answers for others. */
const STALE_MS = 5 * 60_000;

const toLiveBurn = (
  { id, name, objective, status }: SloItem,
  alert: SloAlert | undefined,
  source: LiveSource | undefined,
): LiveBurn => {
  const asOf = status.burnsAsOf ?? status.asOf;
  const isOld = asOf === null || Date.now() - Date.parse(asOf) > STALE_MS;
  return {
    slo: id,
    ...{ name, objective, asOf },
    state: status.state,
    burns: status.burns,
    alert: alert ?? null,
    stale: source?.state !== 'ok' || isOld,
  };
};

/** What burns now: the same statuses as objectives and the change gate have. */
export const serveLiveBurns = (
  serve: Serve,
  { db, slos, live }: { db: Knex; slos: Slos; live: Pick<Live, 'owners' | 'signals'> }, // prettier-ignore
) => {
  const alerts = new SloAlertStore(db);
  serve(getLiveBurns, async ({ params }) => {
    await live.owners.assertKnown(params.app);
    const [items, open, source] = await Promise.all([
      slos.page({ applications: [params.app], limit: MAX_SLOS }),
      alerts.page({ application: params.app, open: true, limit: MAX_SLOS }),
      live.signals?.report(),
    ]);
    const alertOf = new Map(open.map(each => [each.slo, each]));
    return {
      items: items.map(slo => toLiveBurn(slo, alertOf.get(slo.id), source)),
      sources: source ? [source] : [],
      ...live.owners.report(),
    };
  });
};
