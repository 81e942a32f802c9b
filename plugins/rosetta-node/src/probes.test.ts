import express from 'express';
import request from 'supertest';
import { probes } from './probes';

describe('probes', () => {
  const app = express()
    .use(probes())
    .get('/.backstage/health/v1/readiness', (_req, res) =>
      res.status(503).json({ status: 'error' }),
    )
    .get('/.backstage/health/v1/liveness', (_req, res) =>
      res.json({ status: 'ok' }),
    )
    .use((_req, res) => res.send('the frontend'));

  const fetchProbe = async (path: string) => {
    const { status, text } = await request(app).get(path);
    return [status, text];
  };

  it.each(['/health', '/health/ready', '/health/startup'])(
    'answers on %s whether the portal is ready',
    async path => {
      expect(await fetchProbe(path)).toEqual([503, '{"status":"error"}']);
    },
  );

  it('answers that the portal is alive while it is not ready', async () => {
    expect(await fetchProbe('/health/live')).toEqual([200, '{"status":"ok"}']);
  });

  it('leaves other paths alone', async () => {
    expect(await fetchProbe('/healthy')).toEqual([200, 'the frontend']);
  });
});
