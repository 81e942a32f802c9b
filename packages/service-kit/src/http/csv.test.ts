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

describe('a CSV answer', () => {
  it('lets go of what it is made of when it breaks off', async () => {
    const leaving = new AbortController();
    let letGo = false;
    const app = appWith(async function* endless() {
      try {
        for (;;) yield 'line\n';
      } finally {
        letGo = true;
      }
    }, leaving.signal);
    setTimeout(() => leaving.abort(), 50);
    await expect(ask(app)).rejects.toThrow();
    expect(letGo).toBe(true);
  });

  it('lets go also when nobody waited for the second piece', async () => {
    let letGo = false;
    const app = appWith(async function* endless() {
      try {
        for (;;) yield 'line\n';
      } finally {
        letGo = true;
      }
    }, AbortSignal.abort());
    await expect(ask(app)).rejects.toThrow();
    expect(letGo).toBe(true);
  });
});
