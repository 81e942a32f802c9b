export type Phase = 'starting' | 'ready' | 'draining';

/** Asks whether something this service stands on works; throws when it does not. */
export interface Check {
  name: string;
  /** Not ready without it; an optional one only degrades. */
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
  /** When this process began. */
  since: string;
}

/** What the probes answer from. */
export interface Health {
  readonly version: string;
  phase: Phase;
  /** Aborts when open streams must end because the process leaves. */
  readonly closing: AbortSignal;
  close(): void;
  add(check: Check): void;
  report(): Promise<HealthReport>;
}
