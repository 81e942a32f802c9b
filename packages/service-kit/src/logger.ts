import {
  pino,
  stdTimeFunctions,
  type DestinationStream,
  type Logger,
} from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

export interface LoggerOptions {
  service: string;
  level?: string;
  /** Standard output when not given: JSON lines, or colours on a terminal. */
  destination?: DestinationStream;
}

const SECRETS = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'connection',
  'connectionString',
  'machineKey',
];

/** Drivers put URLs with passwords into their messages. */
const withoutPasswords = (line: string): string =>
  line.replace(/(:\/\/[^\s:/@"]*):[^\s/@"]+@/g, '$1:***@');

const standardOutput = (): DestinationStream =>
  process.stdout.isTTY
    ? pretty({ ignore: 'pid,hostname,service', sync: true })
    : // Synchronous: the last lines of a process are written in order, and completely.
      pino.destination({ dest: 1, sync: true });

/** Structured logs: one JSON object per line, secrets redacted. */
export const createLogger = (options: LoggerOptions): Logger =>
  pino(
    {
      level: options.level ?? 'info',
      base: { service: options.service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      hooks: { streamWrite: withoutPasswords },
      redact: {
        paths: SECRETS.flatMap(name => [name, `*.${name}`, `*.*.${name}`]),
        censor: '***',
      },
    },
    options.destination ?? standardOutput(),
  );
