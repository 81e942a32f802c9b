import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { parse } from '../access/parse';
import { InFlight } from '../drain/InFlight';
import { applicationTools } from './applicationTools';
import { batchTools } from './batchTools';
import { CallAs } from './openServiceCalls';
import { describingOnly, toZod3 } from './toZod3';

export interface ActionsOptions {
  actionsRegistry: ActionsRegistryService;
  callAs: CallAs;
  inFlight: InFlight;
}

/**
 * What assistants may do, under the permissions of the person they work for. None is hidden
 * from those who may not use it: being refused says which role to ask for.
 */
export function registerActions({
  actionsRegistry,
  callAs,
  inFlight,
}: ActionsOptions) {
  for (const tool of [...applicationTools, ...batchTools])
    actionsRegistry.register({
      name: tool.name,
      title: tool.title,
      description: tool.description,
      attributes: {
        readOnly: tool.readOnly,
        idempotent: tool.readOnly,
        destructive: false,
      },
      schema: {
        input: () => describingOnly(toZod3(tool.input, 'input')),
        output: () => toZod3(tool.output, 'output'),
      },
      action: ({ input, credentials }) =>
        inFlight.during(async pass => ({
          output: (await tool.run(
            parse('input', tool.input, input),
            (route, given) => callAs(credentials, route, given, pass),
          )) as Record<string, unknown>,
        })),
    });
}
