/** Why a migration was not applied; those before it are, and the release that runs goes on. */
export class MigrationError extends Error {
  name = 'MigrationError' as const;

  /**
   * @param file - of the migration
   * @param cure - what to do before this release is started again
   */
  constructor(
    file: string,
    problem: string,
    readonly cure: string,
    cause?: unknown,
  ) {
    super(`migration ${file} ${problem}`, { cause });
  }
}
