import { Response } from 'express';

/** Codes of gRPC, and the statuses that the gateway before it makes of them. */
const STATUS = { 3: 400, 5: 404, 7: 403, 12: 501, 16: 401 };

/** An error in the shape of grpc-gateway, which says the same twice. */
export function grpcError(
  res: Response,
  code: keyof typeof STATUS,
  message: string,
) {
  res.status(STATUS[code]).json({ error: message, code, message });
}
