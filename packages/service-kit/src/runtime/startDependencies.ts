import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from 'pino';
import { Health } from '../health/types';
import { Dependency } from './types';

const RETRY_FIRST_MS = 1_000;
const RETRY_MAX_MS = 30_000;

/** Why a process can't start, in one sentence for the person who started it. */
export class StartError extends Error {
  name = 'StartError';
}

const describeCause = (error: unknown) => {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
};

/** An error that knows better than the dependency what to do says so. */
const cureOf = (error: unknown, { cure = '' }: Dependency): string =>
  (error as { cure?: string }).cure ?? cure;

class NotStartedError extends Error {
  name = 'NotStarted' as const;
}

interface StartOptions {
  service: string;
  logger: Logger;
  health: Health;
  /** Aborts the retries of optional dependencies. */
  stopping: AbortSignal;
}

/** Retries an optional dependency with backoff until it starts. */
async function retryInBackground(
  dependency: Dependency,
  { logger, stopping }: StartOptions,
  onStarted: () => void,
) {
  for (
    let waitMs = RETRY_FIRST_MS;
    ;
    waitMs = Math.min(2 * waitMs, RETRY_MAX_MS)
  ) {
    await sleep(waitMs, undefined, { signal: stopping, ref: false }).catch(
      () => {}, // stopping
    );
    if (stopping.aborted) return;
    try {
      await dependency.start?.();
      onStarted();
      logger.info({ dependency: dependency.name }, 'Dependency started');
      return;
    } catch (err) {
      logger.debug(
        { dependency: dependency.name, err },
        'Dependency start failed',
      );
    }
  }
}

/** Starts one dependency, and adds its check to the probes. */
async function startDependency(
  dependency: Dependency,
  options: StartOptions,
): Promise<void> {
  const { service, logger, health } = options;
  let started = false;
  health.add({
    name: dependency.name,
    required: dependency.required,
    async run() {
      if (!started) throw new NotStartedError();
      await dependency.check?.();
    },
  });
  try {
    await dependency.start?.();
    started = true;
  } catch (error) {
    if (dependency.required)
      throw new StartError(
        `${service} cannot start: ${dependency.name}: ${describeCause(
          error,
        )}. ${cureOf(error, dependency)}`.trim(),
      );
    logger.warn(
      { dependency: dependency.name, err: error },
      'Optional dependency unavailable',
    );
    retryInBackground(dependency, options, () => {
      started = true;
    });
  }
}

/**
 * Starts dependencies in order. A required one that fails aborts the start, after those before
 * it were stopped; an optional one is retried in the background.
 * @returns what stops them, in reverse
 */
export async function startDependencies(
  dependencies: Dependency[],
  options: StartOptions,
): Promise<() => Promise<void>> {
  const started: Dependency[] = [];
  const stop = async () => {
    for (const dependency of started.reverse()) {
      await dependency.stop?.().catch(err => {
        options.logger.error(
          { dependency: dependency.name, err },
          'Dependency stop failed',
        );
      });
    }
  };
  for (const dependency of dependencies) {
    started.push(dependency);
    try {
      await startDependency(dependency, options);
    } catch (error) {
      await stop();
      throw error;
    }
  }
  return stop;
}
