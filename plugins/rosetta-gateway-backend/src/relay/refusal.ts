import { ErrorBody } from '@rosetta/contracts/values';
import { HttpAnswer, UpstreamAnswerError } from '@rosetta/http-kit';
import { Response } from 'express';

/** An answer of a service that is no success, under the name that the service threw. */
export class Refusal extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, name: string, message: string) {
    super(message);
    this.name = name;
    this.statusCode = statusCode;
  }
}

const LARGEST_BODY = 64 * 1024;

/** The contract's error body; undefined when the service sent something else. */
async function errorBodyOf(answer: HttpAnswer): Promise<ErrorBody | undefined> {
  if (Number(answer.headers['content-length'] ?? 0) > LARGEST_BODY) {
    await answer.discard();
    return undefined;
  }
  try {
    return ErrorBody.safeParse(await answer.json()).data;
  } catch {
    // Not JSON: there is nothing in it for the client, and the status says enough.
    return undefined;
  }
}

const COME_BACK_LATER = [429, 503];

/** When to come back; and of too many requests, how much is left there: else, what is left here is what counts. */
function tellWhenToComeBack({ status, headers }: HttpAnswer, res: Response) {
  const told = (name: string) =>
    name === 'retry-after' || (status === 429 && name.startsWith('ratelimit'));
  for (const [name, value] of Object.entries(headers))
    if (told(name)) res.set(name, value);
}

/** Turns an answer of 400 or more into what the client is told. */
export async function refusalOf(
  service: string,
  answer: HttpAnswer,
  res: Response,
): Promise<Error> {
  const body = await errorBodyOf(answer);
  if (answer.status === 401)
    // The client's identity was accepted here: it is our token that was not.
    return new UpstreamAnswerError(
      `${service} did not accept the identity that the portal vouched for`,
    );
  if (COME_BACK_LATER.includes(answer.status)) tellWhenToComeBack(answer, res);
  return body
    ? new Refusal(answer.status, body.error.name, body.error.message)
    : new Refusal(
        answer.status,
        'UpstreamAnswerError',
        `${service} answered ${answer.status}`,
      );
}
