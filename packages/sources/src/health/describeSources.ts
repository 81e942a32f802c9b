import { SourceHealth } from '@rosetta/contracts/sources';
import { SourceDefinition } from '../defineSource';

/** When runs read their input last, and why the newest of them could not. */
export type LastRead = Pick<SourceHealth, 'asOf' | 'error'>;

interface SourcesOfDomain {
  definitions: readonly SourceDefinition[];
  /** What is configured, by name. */
  config?: Readonly<Record<string, unknown>>;
  /** What the watches report. */
  watched?: readonly SourceHealth[];
  lastRead: LastRead;
}

/** How each source is: as its watch reports it, else as the runs that read it. */
export const describeSources = ({
  definitions,
  config = {},
  watched = [],
  lastRead,
}: SourcesOfDomain): SourceHealth[] =>
  definitions.map(({ name, title, connection }) => {
    const report = watched.find(each => each.name === name);
    if (report) return report;
    // What only runs read may come from files as well: it is never off.
    if (connection?.watch && !config[name])
      return { name, title, state: 'off', asOf: null, latencyMs: null };
    return { name, title, state: 'runs', latencyMs: null, ...lastRead };
  });
