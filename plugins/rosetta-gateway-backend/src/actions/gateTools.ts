import { getChangeGate } from '@rosetta/contracts/monitoring';
import { z } from 'zod';
import { defineTool } from './defineTool';

const gate = defineTool({
  name: 'check-change-gate',
  title: 'Whether it is safe to deploy',
  description:
    'Whether an application may be changed now: go, ask (a person decides) or stop, with every reason, by its error budgets, freezes, maintenance, open incidents and problems, and other changes. ' +
    'Always tell the reasons and what is missing or stale in inputs: what is not known is never taken for good, and makes the decision ask. ' +
    'It holds until validUntil: check again after that. A stop is not yours to argue away, and a go deploys nothing. The decision is kept: name its decisionId to who is to deploy.',
  input: z.strictObject({
    application: getChangeGate.params!.shape.app.describe(
      'Id of the application in the référentiel, like app-online-store',
    ),
    change: getChangeGate.query!.shape.change.describe(
      'Number of the change request that is to be carried out, like CHG0030001: it does not stand in its own way',
    ),
  }),
  output: getChangeGate.answer,
  readOnly: true,
  run: ({ application: app, ...query }, call) =>
    call(getChangeGate, { params: { app }, query }),
});

export const gateTools = [gate];
