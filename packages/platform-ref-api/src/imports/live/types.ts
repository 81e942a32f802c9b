import { ImportSource, RefKind, ServiceNowDump } from '@rosetta/contracts/ref';

/** What a source says now. */
export interface LiveRows {
  /** What was read, as imports are listed by. */
  name: string;
  content: ServiceNowDump;
  /** Rows that it counted and did not give. */
  hidden: number;
}

/** A system whose rows are compared without a file. */
export interface LiveSource extends Omit<ImportSource, 'configured'> {
  /** Absent where the source is not configured. */
  read?(kind: RefKind, signal: AbortSignal): Promise<LiveRows>;
}
