import { httpProbe } from '../../platform/probes';
import { Component } from '../types';

/** The small server beside this file, as a component. */
export const testComponent = (
  name: string,
  port: number,
  { needs = [], habits = [] }: { needs?: string[]; habits?: string[] } = {},
): Component => ({
  name,
  title: `Component ${name}`,
  needs,
  port,
  program: {
    script: 'packages/launcher/src/supervisor/__testUtils__/server.cjs',
    args: [String(port), ...habits],
    cwd: '.',
  },
  probe: httpProbe(port, '/'),
  stopTimeoutSeconds: 1,
});
