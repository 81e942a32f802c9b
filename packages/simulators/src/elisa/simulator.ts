import { defineSimulator } from '../sources/defineSimulator';
import { createElisaApp } from './createElisaApp';

export const elisaSimulator = defineSimulator({
  name: 'elisa',
  title: 'ELISA',
  configure: ({ baseUrl, secret }) => ({
    baseUrl,
    token: secret,
    kibanaUrl: `${baseUrl}/kibana`,
    kibanaVersion: '8.15',
  }),
  start: ({ world, token }) => ({
    router: createElisaApp({ world, token }),
    orders: {},
    has: ({ inElisa }) => inElisa,
  }),
});
