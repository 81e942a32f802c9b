export type Phase = 'starting' | 'ready' | 'draining';

/** Throws when a dependency of this service does not work. */
export interface Check {
  name: string;
  /** The service is not ready without it; an optional one only degrades it. */
  required: boolean;
  run(): Promise<void>;
}

export interface CheckReport {
  name: string;
  status: 'up' | 'down';
  required: boolean;
  /** A code or a short sentence; never a connection string. */
  error?: string;
}

export interface HealthReport {
  status: 'up' | 'degraded' | 'down' | 'starting' | 'draining';
  checks: CheckReport[];
  version: string;
  /** When this process started. */
  since: string;
}

/** The state behind the probes. */
export interface Health {
  readonly version: string;
  phase: Phase;
  /** Aborts when open streams must end because the process stops. */
  readonly shutdownSignal: AbortSignal;
  endStreams(): void;
  add(check: Check): void;
  /** What is known without any check: whether the process starts, works or stops. */
  alive(): HealthReport;
  report(): Promise<HealthReport>;
}
