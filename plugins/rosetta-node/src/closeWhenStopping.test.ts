import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { closeWhenStopping } from './closeWhenStopping';

describe('closeWhenStopping', () => {
  it('closes a connection with its next answer once the portal stops', async () => {
    let stop = () => {};
    const lifecycle = {
      ...mockServices.rootLifecycle.mock(),
      addBeforeShutdownHook: (hook: () => void | Promise<void>) => {
        stop = hook;
      },
    };
    const server = express()
      .use(closeWhenStopping(lifecycle))
      .get('/', (_req, res) => res.send('here'))
      .listen(0);
    const connection = async () => {
      const answer = await request(server)
        .get('/')
        .set('connection', 'keep-alive');
      return answer.get('connection');
    };
    expect(await connection()).toBe('keep-alive');
    stop();
    expect(await connection()).toBe('close');
    server.close();
  });
});
