import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { parse } from '../access/parse';
import { InFlight } from '../drain/InFlight';
import { CallAs } from './openServiceCalls';
import { TOOLS } from './tools';
import { describeOnly, toZod3 } from './toZod3';

export interface ActionsOptions {
  actionsRegistry: ActionsRegistryService;
  callAs: CallAs;
  inFlight: InFlight;
}

/**
 * Registers the tools of assistants, which run with the permissions of their user. Tools stay
 * visible without permission: the refusal says which role to ask for.
 */
export function registerActions({
  actionsRegistry,
  callAs,
  inFlight,
}: ActionsOptions) {
  for (const tool of TOOLS)
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
        input: () => describeOnly(toZod3(tool.input, 'input')),
        output: () => toZod3(tool.output, 'output'),
      },
      action: ({ input, credentials }) =>
        inFlight.track(async pass => ({
          output: (await tool.run(
            parse('input', tool.input, input),
            (route, given) => callAs(credentials, route, given, pass),
          )) as Record<string, unknown>,
        })),
    });
}
