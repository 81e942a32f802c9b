import { finopsRoutes } from '@rosetta/contracts/finops';
import { finops } from '@rosetta/contracts/domains';
import { RunService, lastRead } from '@rosetta/run-kit';
import { Serve } from '@rosetta/service-kit';
import { describeSources, sourcesOf } from '@rosetta/sources';

/** What the runs read: bills come as files, and nothing is watched. */
export const serveSources = (serve: Serve, runs: RunService) =>
  serve(finopsRoutes.listSources, async () => ({
    items: await describeSources({
      definitions: sourcesOf(finops.name),
      lastRead: source => lastRead(runs, source),
    }),
  }));
