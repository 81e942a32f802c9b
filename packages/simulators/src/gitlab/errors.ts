import { ErrorRequestHandler, Response } from 'express';

/** A refusal in one of GitLab's own shapes: Grape's `error`, or GitLab's `message`. */
export class GitLabError extends Error {
  constructor(
    readonly status: number,
    readonly body: { message: string } | { error: string },
  ) {
    super(JSON.stringify(body));
  }
}

export const unauthorized = (res: Response) =>
  res.status(401).json({ message: '401 Unauthorized' });

/** Grape names what it looks up itself; of a record that is not there it says less. */
export const notFound = (what?: string) =>
  new GitLabError(404, {
    message: what ? `404 ${what} Not Found` : '404 Not found',
  });

/** A parameter that Grape does not take. */
export const invalid = (problem: string) =>
  new GitLabError(400, { error: problem });

export const badRequest = (reason: string) =>
  new GitLabError(400, { message: `400 Bad request - ${reason}` });

export const gitLabErrors: ErrorRequestHandler = (error, _req, res, next) => {
  if (error instanceof GitLabError) res.status(error.status).json(error.body);
  // What express says of a path that cannot be decoded.
  else if (error?.status === 400)
    res.status(400).json({ error: '400 Bad Request' });
  else next(error);
};
