import { jsonOutput, Output } from '../../output';

/** Keeps what is said, an object for each. */
export function recordingOutput(): Output & {
  events: Record<string, unknown>[];
} {
  const events: Record<string, unknown>[] = [];
  return { ...jsonOutput(line => events.push(JSON.parse(line))), events };
}
