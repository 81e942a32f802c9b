import { ErrorBody, InputProblem } from '@rosetta/contracts/values';
import { HttpAnswer, UpstreamAnswerError } from '@rosetta/http-kit';
import { Response } from 'express';

/** An error answer of a service, under the name that the service threw. */
export class UpstreamRefusal extends Error {
  readonly statusCode: number;
  readonly problems?: InputProblem[];

  constructor(
    statusCode: number,
    { name, message, problems }: ErrorBody['error'],
  ) {
    super(message);
    this.name = name;
    this.statusCode = statusCode;
    this.problems = problems;
  }
}

const MAX_ERROR_BODY_BYTES = 64 * 1024;

/** The contract's error body; undefined when the service sent something else. */
async function readErrorBody(
  answer: HttpAnswer,
): Promise<ErrorBody | undefined> {
  if (Number(answer.headers['content-length'] ?? 0) > MAX_ERROR_BODY_BYTES) {
    await answer.discard();
    return undefined;
  }
  try {
    return ErrorBody.safeParse(await answer.json()).data;
  } catch {
    // Not JSON: only the status is relayed.
    return undefined;
  }
}

const RETRYABLE_STATUSES = [429, 503];

/** Relays `Retry-After`, and the limits of the service where it answered 429: otherwise those of the gateway count. */
function setRetryHeaders({ status, headers }: HttpAnswer, res: Response) {
  const isRelayed = (name: string) =>
    name === 'retry-after' || (status === 429 && name.startsWith('ratelimit'));
  for (const [name, value] of Object.entries(headers))
    if (isRelayed(name)) res.set(name, value);
}

/** Turns an answer of 400 or more into the error for the client. */
export async function toRefusal(
  service: string,
  answer: HttpAnswer,
  res: Response,
): Promise<Error> {
  const body = await readErrorBody(answer);
  if (answer.status === 401)
    // The client's identity was accepted here: the service refused the gateway's token.
    return new UpstreamAnswerError(
      `${service} did not accept the identity that the portal vouched for`,
    );
  if (RETRYABLE_STATUSES.includes(answer.status)) setRetryHeaders(answer, res);
  return new UpstreamRefusal(
    answer.status,
    body?.error ?? {
      name: 'UpstreamAnswerError',
      message: `${service} answered ${answer.status}`,
    },
  );
}
