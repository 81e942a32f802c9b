import { ServiceUnavailableError } from '@backstage/errors';
import { UpstreamAnswerError } from '@rosetta/http-kit';
import { z } from 'zod';
import { SourceClient } from '../http/createSourceClient';
import { ArgoCdApplication, ArgoCdChange, ArgoCdEvent } from './schemas';
import { WatchOptions } from './types';

const ROUTE = '/api/v1/stream/applications';
/** Three of the heartbeats that Argo CD sends every 15 s. */
const IDLE_TIMEOUT_MS = 45_000;

const Message = z.looseObject({
  result: ArgoCdEvent.optional(),
  error: z.looseObject({ message: z.string().optional() }).optional(),
});

/** The JSON of a line, be it of an event stream or of plain NDJSON; a heartbeat has none. */
const contentOf = (line: string) =>
  line.startsWith(':') ? '' : line.replace(/^data:/, '').trim();

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UpstreamAnswerError('argocd sent a line that is not JSON');
  }
}

/**
 * Asked for an event stream, Argo CD sends heartbeats, by which a quiet day is told from a dead
 * connection; asked for JSON, it sends none. The events are the same.
 */
export async function* watchApplications(
  source: SourceClient,
  {
    resourceVersion,
    idleTimeoutMs = IDLE_TIMEOUT_MS,
    signal,
    onRefused,
  }: WatchOptions = {},
): AsyncGenerator<ArgoCdChange> {
  const answer = await source.ask({
    path: ROUTE,
    route: ROUTE,
    query: { resourceVersion },
    headers: { accept: 'text/event-stream' },
    idleTimeoutMs,
    signal,
  });
  for await (const line of answer.lines()) {
    const content = contentOf(line);
    if (content === '') continue;
    const { result, error } = source.parse(Message, ROUTE, parseJson(content));
    if (error)
      throw new ServiceUnavailableError(
        `argocd broke the stream off: ${error.message}`,
      );
    if (!result) continue;
    const { type, application } = result;
    for (const each of source.records(ArgoCdApplication, ROUTE, [application], {
      onRefused,
    }))
      yield { type, application: each };
  }
  throw new ServiceUnavailableError('argocd ended the stream');
}
