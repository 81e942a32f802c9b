import { NodeProgram } from './spawnNode';

/** What a component says of itself once it is ready. */
export interface ProbeResult {
  version?: string;
}

interface PartBase {
  name: string;
  /** For people. */
  title: string;
  /** Names of the parts that must be ready first, and that are stopped after it. */
  needs: readonly string[];
}

/** A process that is kept running. */
export interface Component extends PartBase {
  port: number;
  program: NodeProgram;
  /** Resolves when it is ready, and rejects while it is not. */
  probe(): Promise<ProbeResult>;
  /** After that long it is killed; 3 when not said. */
  stopTimeoutSeconds?: number;
}

/** Work that has an end. */
export interface Task extends PartBase {
  run(context: TaskContext): Promise<string | undefined>;
}

export interface TaskContext {
  signal: AbortSignal;
  /** Says how far it is, on a terminal. */
  progress(text: string): void;
}

export type Part = Component | Task;

export const isComponent = (part: Part): part is Component => 'probe' in part;
