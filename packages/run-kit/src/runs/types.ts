/** Versions of what a run reads, by name: `{ raw: '42', ref: '7' }`. */
export type Inputs = Record<string, string>;

export interface RunIdentity {
  runId: string;
  job: string;
  period: string;
}
