import { RunRoutes } from '@rosetta/contracts/runs';
import type { EventStream, Serve, ServedRequest } from '@rosetta/service-kit';
import { CompareRunsByJob, compareRuns } from '../runs/compareRuns';
import { RunService } from '../runs/RunService';
import { toJob } from '../jobs/JobDescription';

type LogRequest = ServedRequest<RunRoutes['getRunLog']>;

/** Where to resume: `Last-Event-ID` wins over the `after` of the first request. */
const startOf = ({ query }: LogRequest, { lastEventId }: EventStream) => {
  const seen = Number.parseInt(lastEventId ?? '', 10);
  return seen >= 0 ? seen : query.after;
};

/** The log as it comes: `log` events numbered by their line, `run` whenever the run changes. */
const streamLog = async (
  runs: RunService,
  request: LogRequest,
  stream: EventStream,
) => {
  const after = startOf(request, stream);
  for await (const news of runs.follow(
    request.params.id,
    after,
    request.signal,
  ))
    await stream.send(
      news.type === 'log'
        ? { event: 'log', id: news.event.seq, data: news.event }
        : { event: 'run', data: news.run },
    );
};

/** Serves the run routes of a domain, which knows what its figures are. */
export const serveRuns = (
  serve: Serve,
  routes: RunRoutes,
  runs: RunService,
  compare: CompareRunsByJob,
) => {
  serve(routes.listJobs, async () => ({ items: runs.jobs.all.map(toJob) }));
  serve(routes.listRuns, ({ query }) => runs.list(query));
  serve(routes.startRun, async ({ body, caller, setHeader }) => {
    const run = await runs.request({ ...body, requestedBy: caller.subject });
    setHeader('location', `/v1/runs/${run.id}`);
    return run;
  });
  serve(routes.getRun, ({ params }) => runs.get(params.id));
  serve(routes.compareRuns, ({ params, query }) =>
    compareRuns(runs, compare, params.id, query.with),
  );
  serve(routes.cancelRun, ({ params, caller }) =>
    runs.cancel(params.id, caller.subject),
  );
  serve(routes.getRunLog, ({ params, query }) => runs.log(params.id, query), {
    'text/event-stream': (request, stream) => streamLog(runs, request, stream),
  });
};
