import { z } from 'zod';
import { sourcesConfigOf } from './config';
import { SourceDefinition } from './defineSource';
import { SOURCES } from './list';

/** What Backstage reads of the configuration of all sources: which values there are, and which are secret. */
export const configSchemaOf = (
  sources: readonly SourceDefinition[] = SOURCES,
) =>
  z.toJSONSchema(
    z.object({
      rosetta: z
        .object({
          sources: sourcesConfigOf(sources)
            .optional()
            .describe(
              'The systems that are read. One that is not here is not read, and nothing is missing.',
            ),
        })
        .optional(),
    }),
    {
      io: 'input',
      target: 'draft-7',
      // Backstage's validator refuses formats that it does not know; zod checks them.
      override: ({ jsonSchema }) => {
        delete jsonSchema.format;
      },
    },
  );
