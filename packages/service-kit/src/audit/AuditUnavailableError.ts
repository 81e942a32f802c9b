import { DependencyUnavailableError } from '@rosetta/server-kit';

/** No change is made that the audit can't keep. Its message is for whoever asked for the change. */
export class AuditUnavailableError extends DependencyUnavailableError {
  constructor(
    message: string,
    /** For the probes. */
    readonly code: string,
  ) {
    super(message);
  }
}
