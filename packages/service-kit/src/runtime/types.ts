import { Express } from 'express';
import { Logger } from 'pino';
import { ShutdownConfig } from '../config/sections';
import { Health } from '../health/types';

/** Something a process needs, such as a database: started in order, stopped in reverse. */
export interface Dependency {
  name: string;
  /** A required one that fails aborts the start; an optional one is retried in the background. */
  required: boolean;
  /** Brings what it keeps up to date, whoever else does so at once: before its start, or by the command `migrate`. */
  migrate?(): Promise<void>;
  start?(): Promise<void>;
  stop?(): Promise<void>;
  /** Called by the probes once started. Of what is migrated: throws `CheckError` while it is behind this release. */
  check?(): Promise<void>;
  /** What to do when it does not start; printed with the error. */
  cure?: string;
}

export interface ServiceOptions {
  name: string;
  logger: Logger;
  health: Health;
  /** Answers probes at once, and everything else once all dependencies are started. */
  listen: { app: Express; host: string; port: number };
  dependencies: Dependency[];
  shutdown?: ShutdownConfig;
  /** True by default; false where only the command `migrate` does, and a start waits for it. */
  migrateAtStart?: boolean;
}

export interface RunningService {
  /** Where it listens, port 0 resolved. */
  readonly url: string;
  /** Readiness answers 503, requests in flight finish, streams end, dependencies stop in reverse. */
  stop(reason: string): Promise<void>;
}
