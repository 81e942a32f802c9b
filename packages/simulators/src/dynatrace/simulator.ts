import { defineSimulator } from '../sources/defineSimulator';
import { createDynatraceApp } from './createDynatraceApp';
import { problemOrder } from './problemOrder';

/** As much as shows something, and is landed within seconds. */
const HISTORY_DAYS = 3;

export const dynatraceSimulator = defineSimulator({
  name: 'dynatrace',
  title: 'Dynatrace',
  problem:
    'begin a problem of an application, or end it: errors and response times rise meanwhile',
  configure: ({ baseUrl, secret }) => ({
    baseUrl,
    token: secret,
    historyDays: HISTORY_DAYS,
  }),
  start: ({ world, token, limit }) => ({
    router: createDynatraceApp({ world, token, limit }),
    orders: { problems: problemOrder(world) },
    has: ({ inDynatrace }) => inDynatrace,
  }),
});
