import express, { Express } from 'express';
import request from 'supertest';
import { csvReply } from './csv';

/** An answer in pieces, which tells when whoever makes them may let go. */
const appWith = (pieces: () => AsyncIterable<string>, signal: AbortSignal) =>
  express().get('/', async (_req, res) => {
    await csvReply(res, signal)
      .send(pieces())
      .catch(() => res.destroy());
  });
const ask = (app: Express) => request(app).get('/');

/** Lines without end, and when whoever reads them has let go. */
const endlessLines = () => {
  const { promise: letGo, resolve } = Promise.withResolvers<void>();
  const lines = async function* endless() {
    try {
      for (;;) yield 'line\n';
    } finally {
      resolve();
    }
  };
  return { lines, letGo };
};

describe('csvReply', () => {
  it('closes its source when the answer is cut short', async () => {
    const leaving = new AbortController();
    const { lines, letGo } = endlessLines();
    const app = appWith(lines, leaving.signal);
    setTimeout(() => leaving.abort(), 50);
    await expect(ask(app)).rejects.toThrow();
    await letGo;
  });

  it('closes its source when it is cut short before the second chunk is read', async () => {
    const { lines, letGo } = endlessLines();
    const app = appWith(lines, AbortSignal.abort());
    await expect(ask(app)).rejects.toThrow();
    await letGo;
  });
});
