interface Startable {
  start(): Promise<unknown>;
}

/**
 * Starts the backend, or ends the process with 1 and the names of what failed. Backstage only logs
 * a plugin that cannot start: the process stays, answers 503, and whoever supervises it waits.
 */
export const startOrExit = async (backend: Startable) => {
  try {
    await backend.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The portal cannot start. ${reason}\n`);
    process.exit(1);
  }
};
