import { Request, Response } from 'express';
import { ArgoCdApplications } from './ArgoCdApplications';
import { isWanted, readQuery } from './query';
import { SimulatedApplication } from './toApplication';

export interface StreamOptions {
  applications: ArgoCdApplications;
  /** Between two heartbeats of an event stream; plain JSON has none. */
  heartbeatMs: number;
  /** How late events come. */
  delayMs(): number;
}

/** Writes messages as Argo CD does, and none twice in a row that says the same of an application. */
function createWriter(res: Response, asEvents: boolean) {
  const last = new Map<string, string>();
  return (type: string, application: SimulatedApplication) => {
    const text = JSON.stringify({ result: { type, application } });
    const { name } = application.metadata;
    if (last.get(name) === text) return;
    last.set(name, text);
    res.write(asEvents ? `data: ${text} \n\n\n` : `${text}\n`);
  };
}

/**
 * All there is, then each change. With a resource version only changes that are as new come,
 * and nothing that was missed before: Argo CD keeps no events.
 */
export function streamApplications(
  req: Request,
  res: Response,
  { applications, heartbeatMs, delayMs }: StreamOptions,
) {
  const query = readQuery(req);
  const asEvents = req.get('accept') === 'text/event-stream';
  const oldest = Number(query.resourceVersion) || 0;
  const write = createWriter(res, asEvents);

  const send = (type: string, application: SimulatedApplication) => {
    if (Number(application.metadata.resourceVersion) < oldest) return;
    if (isWanted(application, query)) write(type, application);
  };
  const changed = (application: SimulatedApplication) => {
    const delay = delayMs();
    if (delay === 0) send('MODIFIED', application);
    else setTimeout(() => send('MODIFIED', application), delay).unref();
  };

  res.set('content-type', asEvents ? 'text/event-stream' : 'application/json');
  res.flushHeaders();
  if (!query.resourceVersion || query.name)
    for (const application of applications.all()) send('ADDED', application);
  applications.on('changed', changed);
  const heartbeat = setInterval(
    () => asEvents && res.write(':\n'),
    heartbeatMs,
  );
  res.on('close', () => {
    applications.off('changed', changed);
    clearInterval(heartbeat);
  });
}
