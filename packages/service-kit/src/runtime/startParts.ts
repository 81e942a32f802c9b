import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from 'pino';
import { Health } from '../health/types';
import { Part } from './types';

const RETRY_FIRST_MS = 1_000;
const RETRY_MAX_MS = 30_000;

/** Why a process can't start, in one sentence for the person who started it. */
export class StartError extends Error {
  name = 'StartError';
}

const reasonOf = (error: unknown) => {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
};

class NotStartedError extends Error {
  name = 'NotStarted';
}

interface StartOptions {
  service: string;
  logger: Logger;
  health: Health;
  /** Ends the attempts at optional parts. */
  stopping: AbortSignal;
}

/** Starts an optional part whenever it can be, however long that takes. */
async function keepTrying(
  part: Part,
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
      await part.start?.();
      onStarted();
      logger.info({ part: part.name }, 'part is there now');
      return;
    } catch (err) {
      logger.debug({ part: part.name, err }, 'part is still away');
    }
  }
}

/** Starts one part, and lets the probes ask for it. */
async function startPart(part: Part, options: StartOptions): Promise<void> {
  const { service, logger, health } = options;
  let started = false;
  health.add({
    name: part.name,
    required: part.required,
    async run() {
      if (!started) throw new NotStartedError();
      await part.check?.();
    },
  });
  try {
    await part.start?.();
    started = true;
  } catch (error) {
    if (part.required)
      throw new StartError(
        `${service} cannot start: ${part.name}: ${reasonOf(error)}. ${
          part.cure ?? ''
        }`.trim(),
      );
    logger.warn({ part: part.name, err: error }, 'going on without a part');
    keepTrying(part, options, () => {
      started = true;
    });
  }
}

/**
 * Starts parts in their order. A required one that fails stops the start, after those
 * before it have been stopped again; an optional one is left for later.
 * @returns what stops them, in reverse
 */
export async function startParts(
  parts: Part[],
  options: StartOptions,
): Promise<() => Promise<void>> {
  const begun: Part[] = [];
  const stop = async () => {
    for (const part of begun.reverse()) {
      await part.stop?.().catch(err => {
        options.logger.error({ part: part.name, err }, 'part did not stop');
      });
    }
  };
  for (const part of parts) {
    begun.push(part);
    try {
      await startPart(part, options);
    } catch (error) {
      await stop();
      throw error;
    }
  }
  return stop;
}
