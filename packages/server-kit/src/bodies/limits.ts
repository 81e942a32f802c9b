import { IncomingMessage } from 'node:http';
import { PayloadTooLargeError } from '../errors/errors';

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined ||
  Number(headers['content-length'] ?? 0) > 0;

export const payloadTooLargeMessage = (maxBytes: number) =>
  `body: larger than the ${maxBytes} bytes this route takes`;

export const payloadTooLarge = (maxBytes: number) =>
  new PayloadTooLargeError(payloadTooLargeMessage(maxBytes));
