import { z } from 'zod';
import { SourceDefinition } from './defineSource';
import { SOURCES } from './list';

type ConfigOf<S> = S extends SourceDefinition<infer Name, infer Config, any>
  ? [Config] extends [never]
    ? {}
    : { [N in Name]?: Config }
  : never;
type Intersection<U> = (U extends any ? (u: U) => void : never) extends (
  i: infer I,
) => void
  ? I
  : never;

/** The configured sources, by name. */
export type SourcesConfig = Intersection<ConfigOf<(typeof SOURCES)[number]>> & {
  [name: string]: unknown;
};

/** Schema of the `sources` entry of the `rosetta:` section. A source that is not in it is not read. */
export const sourcesConfigOf = (sources: readonly SourceDefinition[]) =>
  z.strictObject(
    Object.fromEntries(
      sources.flatMap(({ name, connection }) =>
        connection ? [[name, connection.config.optional()]] : [],
      ),
    ),
  );

export const SourcesConfig = sourcesConfigOf(SOURCES).prefault(
  {},
) as unknown as z.ZodType<SourcesConfig>;
