import {
  getLiveBoard,
  getLiveDeployments,
  getLivePipelines,
  getLiveProblems,
  LiveSource,
} from '@rosetta/contracts/monitoring';
import { Serve } from '@rosetta/service-kit';
import { gitLabPivot } from '@rosetta/sources/gitlab';
import { listen } from './listen';
import { Live } from './openLive';

const NO_SOURCES: LiveSource[] = [];

export const serveLive = (serve: Serve, live: Live) => {
  const { board, owners, pipelines, problems } = live;
  const read = async () => {
    await live.refresh();
    return board.read();
  };

  serve(getLiveBoard, read, {
    'text/event-stream': async ({ signal }, stream) => {
      const removeListener = live.addListener();
      try {
        await live.refresh();
        await listen(board, stream, signal);
      } finally {
        removeListener();
      }
    },
  });
  serve(getLiveDeployments, async ({ params }) => {
    await owners.assertKnown(params.app);
    const { items, ...origin } = await read();
    return {
      items: items.filter(({ application }) => application?.id === params.app),
      ...origin,
    };
  });
  serve(getLivePipelines, async ({ params }) => {
    await owners.assertKnown(params.app);
    if (!pipelines) return { items: [], sources: NO_SOURCES };
    const projects = owners.pivots('gitlab:project', params.app) ?? [];
    const owner = projects[0]
      ? owners.findOwner({ pivot: gitLabPivot(projects[0]) })
      : null;
    const { items, source } = await pipelines.read(projects, owner);
    return { items, sources: [source], ...owners.report() };
  });
  serve(getLiveProblems, async ({ params }) => {
    await owners.assertKnown(params.app);
    if (!problems) return { items: [], sources: NO_SOURCES };
    const entities = owners.pivots('dynatrace:entity', params.app) ?? [];
    const { items, source } = await problems.read(entities);
    return { items, sources: [source], ...owners.report() };
  });
};
