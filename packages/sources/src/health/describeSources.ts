import { SourceHealth } from '@rosetta/contracts/sources';
import { SourceDefinition } from '../defineSource';

/** When runs read their input last, and why the newest of them could not. */
type LastRead = Pick<SourceHealth, 'asOf' | 'error'>;

export type ReadLast = (source: string) => Promise<LastRead>;

interface SourcesOfDomain {
  definitions: readonly SourceDefinition[];
  /** What is configured, by name. */
  config?: Readonly<Record<string, unknown>>;
  /** What the watches report. */
  watched?: readonly SourceHealth[];
  lastRead: ReadLast;
}

/** How each source is: as its watch reports it, else as the runs that read it. */
export const describeSources = ({
  definitions,
  config = {},
  watched = [],
  lastRead,
}: SourcesOfDomain): Promise<SourceHealth[]> =>
  Promise.all(
    definitions.map(async ({ name, title, connection }) => {
      const report = watched.find(each => each.name === name);
      if (report) return report;
      const known = { name, title, latencyMs: null };
      // What only runs read may come from files as well: it is never off.
      if (connection?.watch && !config[name])
        return { ...known, state: 'off' as const, asOf: null };
      return { ...known, state: 'runs' as const, ...(await lastRead(name)) };
    }),
  );
