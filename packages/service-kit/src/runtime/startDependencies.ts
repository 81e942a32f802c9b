import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from 'pino';
import { CheckError } from '../health/CheckError';
import { Health } from '../health/types';
import { prepareDependency } from './prepareDependency';
import { Dependency } from './types';

/** How often is looked whether another process has migrated. */
const LOOK_MS = 1_000;

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

/** @param verb - what can't be done: `start` or `migrate` */
export const startError = (
  service: string,
  verb: string,
  dependency: Dependency,
  error: unknown,
) =>
  new StartError(
    `${service} cannot ${verb}: ${dependency.name}: ${describeCause(
      error,
    )}. ${cureOf(error, dependency)}`.trim(),
  );

class NotStartedError extends Error {
  name = 'NotStarted' as const;
}

interface StartOptions {
  service: string;
  logger: Logger;
  health: Health;
  migrateAtStart: boolean;
  /** Aborts the retries of optional dependencies. */
  stopping: AbortSignal;
}

/** Retries an optional dependency with backoff until it starts. */
async function retryInBackground(
  dependency: Dependency,
  { logger, stopping, migrateAtStart }: StartOptions,
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
      await prepareDependency(dependency, migrateAtStart);
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

/** Starts a required dependency; one that another process migrates, as soon as that is done. */
async function startRequired(
  dependency: Dependency,
  { service, logger, migrateAtStart }: StartOptions,
  onBehind: (error: CheckError) => void,
): Promise<void> {
  let seen: string | undefined;
  for (;;) {
    try {
      await prepareDependency(dependency, migrateAtStart);
      return;
    } catch (error) {
      if (!(error instanceof CheckError))
        throw startError(service, 'start', dependency, error);
      onBehind(error);
      if (error.message !== seen) logger.warn(error.message);
      seen = error.message;
      await sleep(LOOK_MS);
    }
  }
}

/** Starts one dependency, and adds its check to the probes. */
async function startDependency(
  dependency: Dependency,
  options: StartOptions,
): Promise<void> {
  const { logger, health, migrateAtStart } = options;
  let problem: Error | undefined = new NotStartedError();
  const onStarted = () => {
    problem = undefined;
  };
  health.add({
    name: dependency.name,
    required: dependency.required,
    async run() {
      if (problem) throw problem;
      await dependency.check?.();
    },
  });
  if (dependency.required) {
    await startRequired(dependency, options, error => {
      problem = error;
    });
    onStarted();
    return;
  }
  try {
    await prepareDependency(dependency, migrateAtStart);
    onStarted();
  } catch (error) {
    logger.warn(
      { dependency: dependency.name, err: error },
      'Optional dependency unavailable',
    );
    retryInBackground(dependency, options, onStarted);
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
