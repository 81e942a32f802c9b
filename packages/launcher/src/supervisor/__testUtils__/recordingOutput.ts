import { jsonOutput, Output } from '../../output';

/** Keeps what is said, an object for each. */
export function recordingOutput(): Output & {
  said: Record<string, unknown>[];
} {
  const said: Record<string, unknown>[] = [];
  return { ...jsonOutput(line => said.push(JSON.parse(line))), said };
}
