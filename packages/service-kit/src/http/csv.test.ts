import express, { Express } from 'express';
import request from 'supertest';
import { csvReply } from './csv';

/** An app that answers these chunks as CSV. */
const appWith = (chunks: () => AsyncIterable<string>, signal: AbortSignal) =>
  express().get('/', async (_req, res) => {
    await csvReply(res, signal)
      .send(chunks())
      .catch(() => res.destroy());
  });
const get = (app: Express) => request(app).get('/');

/** Endless lines, and a promise that resolves when their iterator is closed. */
const endlessLines = () => {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const lines = async function* endless() {
    try {
      for (;;) yield 'line\n';
    } finally {
      resolve();
    }
  };
  return { lines, closed };
};

describe('csvReply', () => {
  it('closes its source when the answer is cut short', async () => {
    const client = new AbortController();
    const { lines, closed } = endlessLines();
    const app = appWith(lines, client.signal);
    setTimeout(() => client.abort(), 50);
    await expect(get(app)).rejects.toThrow();
    await closed;
  });

  it('closes its source when it is cut short before the second chunk is read', async () => {
    const { lines, closed } = endlessLines();
    const app = appWith(lines, AbortSignal.abort());
    await expect(get(app)).rejects.toThrow();
    await closed;
  });
});
