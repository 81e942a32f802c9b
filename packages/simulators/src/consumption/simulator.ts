import { z } from 'zod';
import { SimulatorAccess, defineSimulator } from '../sources/defineSimulator';
import { createConsumptionApp } from './createConsumptionApp';

/** What the demo calls the first API; its token is that of both. */
const API = 'observability';
const PATH = '/v1/consumption';
/** The API of orders by application. */
const SALES = { name: 'sales', path: '/v1/orders' };

export const consumptionSimulator = defineSimulator({
  name: 'consumption',
  title: 'Consumption',
  configure: ({ baseUrl, secret }) => ({
    apis: {
      [API]: { url: `${baseUrl}${PATH}`, token: secret },
      [SALES.name]: { url: `${baseUrl}${SALES.path}`, token: secret },
    },
  }),
  access: z
    .looseObject({
      apis: z.looseObject({
        [API]: z.looseObject({ url: z.url(), token: z.string().min(1) }),
      }),
    })
    .transform(({ apis }): SimulatorAccess => {
      const { url, token } = apis[API];
      return { baseUrl: url, token };
    }),
  start: ({ world, token }) => ({
    router: createConsumptionApp({ world, token }),
    orders: {},
    has: () => false,
  }),
});
