import { Express } from 'express';
import { Logger } from 'pino';
import { ShutdownConfig } from '../config/sections';
import { Health } from '../health/types';

/** Something a process stands on: started in order, stopped in reverse. */
export interface Part {
  name: string;
  /** Without it the start stops; an optional one is tried again in the background. */
  required: boolean;
  start?(): Promise<void>;
  stop?(): Promise<void>;
  /** Asked by the probes once started. */
  check?(): Promise<void>;
  /** What a person can do when it does not start. */
  cure?: string;
}

export interface ServiceOptions {
  name: string;
  logger: Logger;
  health: Health;
  /** Answers probes from the first moment, and everything else once all parts stand. */
  listen: { app: Express; host: string; port: number };
  parts: Part[];
  shutdown?: ShutdownConfig;
}

export interface RunningService {
  /** Where it listens, port 0 resolved. */
  readonly url: string;
  /** Readiness 503, requests in flight finish, streams end, parts stop in reverse. */
  stop(reason: string): Promise<void>;
}
