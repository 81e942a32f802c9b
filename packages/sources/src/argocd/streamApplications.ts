import { ServiceUnavailableError } from '@backstage/errors';
import { UpstreamAnswerError } from '@rosetta/http-kit';
import { z } from 'zod';
import { SourceClient } from '../http/createSourceClient';
import {
  ArgoCdApplication,
  ArgoCdChange,
  ArgoCdChangeType,
  ArgoCdEvent,
} from './schemas';
import { WatchOptions } from './types';

const ROUTE = '/api/v1/stream/applications';
/** Three of the heartbeats that Argo CD sends every 15 s. */
const IDLE_TIMEOUT_MS = 45_000;

const Message = z.looseObject({
  result: ArgoCdEvent.optional(),
  error: z.looseObject({ message: z.string().optional() }).optional(),
});

/** The JSON of a line, be it of an event stream or of plain NDJSON; a heartbeat has none. */
const jsonOf = (line: string) =>
  /^(event|id|retry)?:/.test(line) ? '' : line.replace(/^data:/, '').trim();

/** The error for which the stream cannot go on, of Argo CD or of Kubernetes; undefined when there is none. */
const streamError = ({ result, error }: z.infer<typeof Message>) => {
  if (error) return error.message ?? '';
  if (result?.type !== 'ERROR') return undefined;
  const { message } = Object(result.application ?? result.object);
  return typeof message === 'string' ? message : '';
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UpstreamAnswerError('Argo CD sent a line that is not JSON');
  }
}

/**
 * As an event stream, Argo CD sends heartbeats, which distinguish a quiet day from a dead
 * connection; as JSON it sends none. The events are the same.
 */
export async function* streamApplications(
  source: SourceClient,
  {
    resourceVersion,
    idleTimeoutMs = IDLE_TIMEOUT_MS,
    signal,
    onRefused,
  }: WatchOptions = {},
): AsyncGenerator<ArgoCdChange> {
  const answer = await source.request({
    path: ROUTE,
    route: ROUTE,
    query: { resourceVersion },
    headers: { accept: 'text/event-stream' },
    idleTimeoutMs,
    signal,
  });
  for await (const line of answer.lines()) {
    const content = jsonOf(line);
    if (content === '') continue;
    const event = source.parse(Message, ROUTE, parseJson(content));
    const message = streamError(event);
    if (message !== undefined)
      throw new ServiceUnavailableError(
        `Argo CD broke the stream off${message && `: ${message}`}`,
      );
    const type = ArgoCdChangeType.safeParse(event.result?.type).data;
    if (!type) continue;
    const { application } = event.result!;
    for (const each of source.records(ArgoCdApplication, ROUTE, [application], {
      onRefused,
    }))
      yield { type, application: each };
  }
  throw new ServiceUnavailableError('Argo CD ended the stream');
}
