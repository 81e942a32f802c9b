import { cacheFor, withTimeout } from '@rosetta/server-kit';
import { CheckError } from './CheckError';
import { Check, CheckReport, Health, HealthReport, Phase } from './types';

const CHECK_LIMIT_MS = 2_000;
/** Probes of several balancers come at once; each check runs once for them. */
const CACHE_MS = 1_000;

export interface HealthOptions {
  version: string;
  checks?: Check[];
  /** `starting` when `runService` starts the process; a bare app is `ready`. */
  phase?: Phase;
}

/** Messages of drivers may hold addresses and users; codes don't. */
function publicError(error: unknown): string {
  if (error instanceof CheckError) return error.message;
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (typeof code === 'string' && /^[A-Z0-9_]+$/.test(code)) return code;
  return typeof name === 'string' && name !== 'Error' ? name : 'no answer';
}

async function runCheck({ name, required, run }: Check): Promise<CheckReport> {
  try {
    await withTimeout(CHECK_LIMIT_MS, name, run());
    return { name, status: 'up', required };
  } catch (error) {
    return { name, status: 'down', required, error: publicError(error) };
  }
}

function statusOf(phase: Phase, checks: CheckReport[]): HealthReport['status'] {
  if (phase !== 'ready') return phase;
  const down = checks.filter(check => check.status === 'down');
  if (down.some(check => check.required)) return 'down';
  return down.length > 0 ? 'degraded' : 'up';
}

export function createHealth(options: HealthOptions): Health {
  const { version, phase = 'ready' } = options;
  const checks = [...(options.checks ?? [])];
  const since = new Date().toISOString();
  const closing = new AbortController();
  const runChecks = () => Promise.all(checks.map(runCheck));
  let reports = cacheFor(CACHE_MS, runChecks);

  return {
    version,
    phase,
    shutdownSignal: closing.signal,
    endStreams: () => closing.abort(new Error('the service is stopping')),
    add(check) {
      checks.push(check);
      reports = cacheFor(CACHE_MS, runChecks);
    },
    alive() {
      return { status: statusOf(this.phase, []), checks: [], version, since };
    },
    async report() {
      const results = await reports();
      const status = statusOf(this.phase, results);
      return { status, checks: results, version, since };
    },
  };
}
