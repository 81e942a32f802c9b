import { pino, type Logger } from 'pino';

export type { Logger };

export interface LoggerOptions {
  service: string;
  level?: string;
}

export function createLogger({
  service,
  level = 'info',
}: LoggerOptions): Logger {
  return pino({ level, base: { service } });
}
