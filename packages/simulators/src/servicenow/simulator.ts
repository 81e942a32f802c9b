import { defineSimulator } from '../sources/defineSimulator';
import { createServiceNowApp } from './createServiceNowApp';
import { HiddenRows } from './HiddenRows';

export const serviceNowSimulator = defineSimulator({
  name: 'servicenow',
  title: 'ServiceNow',
  start: ({ world, token }) => {
    const hidden = new HiddenRows();
    return {
      router: createServiceNowApp({ world, token, hidden }),
      orders: { hide: hidden.order },
      has: () => false,
    };
  },
});
