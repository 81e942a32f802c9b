import { IncomingMessage, ServerResponse } from 'node:http';

/** What the kit reads of a request: the part that Express 4 and Express 5 have in common. */
export interface HttpRequest extends IncomingMessage {
  method: string;
  originalUrl: string;
  /** Where the router is mounted; empty at the root. */
  baseUrl: string;
}

export interface HttpResponse extends ServerResponse {
  json(body: unknown): unknown;
}

type Next = (error?: unknown) => void;

export type RequestHandler = (
  req: HttpRequest,
  res: HttpResponse,
  next: Next,
) => void;

export type ErrorHandler<Req extends HttpRequest, Res extends HttpResponse> = (
  error: unknown,
  req: Req,
  res: Res,
  next: Next,
) => void;
