import express from 'express';
import { defineSimulator } from '../sources/defineSimulator';
import { deployOrder } from '../sources/deployOrder';
import { Service } from '../world/types';
import { ArgoCdApplications } from './ArgoCdApplications';
import { createArgoCdApp } from './createArgoCdApp';

const has = ({ inArgoCd }: Service) => inArgoCd;

export const argoCdSimulator = defineSimulator({
  name: 'argocd',
  title: 'Argo CD',
  deploy: 'sync an application by hand, past GitLab',
  start({ world, token, delayMs, heartbeatMs, tickMs }) {
    const applications = new ArgoCdApplications(world);
    applications.start(tickMs);
    const api = createArgoCdApp({ applications, token, delayMs, heartbeatMs });
    return {
      router: express.Router().use('/api', api),
      orders: {
        deployments: deployOrder({ world, name: 'argocd', past: true, has }),
      },
      has,
      stop: () => applications.stop(),
      applications,
    };
  },
});
