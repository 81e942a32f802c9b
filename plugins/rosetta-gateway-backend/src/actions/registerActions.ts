import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { applicationTools } from './applicationTools';
import { batchTools } from './batchTools';
import { Tool } from './defineTool';
import { CallAs } from './openServiceCalls';
import { toZod3 } from './toZod3';

const inputOf = (tool: Tool, given: unknown) => {
  const { data, error } = tool.input.safeParse(given);
  if (error) throw new InputError(z.prettifyError(error));
  return data;
};

/**
 * What assistants may do, under the permissions of the person they work for. None is hidden
 * from those who may not use it: being refused says which role to ask for.
 */
export function registerActions(
  registry: ActionsRegistryService,
  callAs: CallAs,
) {
  for (const tool of [...applicationTools, ...batchTools])
    registry.register({
      name: tool.name,
      title: tool.title,
      description: tool.description,
      attributes: {
        readOnly: tool.readOnly,
        idempotent: tool.readOnly,
        destructive: false,
      },
      schema: {
        input: () => toZod3(tool.input, 'input'),
        output: () => toZod3(tool.output, 'output'),
      },
      action: async ({ input, credentials }) => ({
        output: (await tool.run(inputOf(tool, input), (route, given) =>
          callAs(credentials, route, given),
        )) as Record<string, unknown>,
      }),
    });
}
