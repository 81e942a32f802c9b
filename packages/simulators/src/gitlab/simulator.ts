import { defineSimulator } from '../sources/defineSimulator';
import { deployOrder } from '../sources/deployOrder';
import { Service } from '../world/types';
import { createGitLabApp } from './createGitLabApp';

const has = ({ project }: Service) => project !== undefined;

export const gitLabSimulator = defineSimulator({
  name: 'gitlab',
  title: 'GitLab',
  deploy: 'run a pipeline that deploys an application',
  start: ({ world, token, limit }) => ({
    router: createGitLabApp({ world, token, limit }),
    orders: {
      deployments: deployOrder({ world, name: 'gitlab', past: false, has }),
    },
    has,
  }),
});
