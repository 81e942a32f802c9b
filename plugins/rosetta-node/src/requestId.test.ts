import express from 'express';
import request from 'supertest';
import { requestId } from './requestId';

const app = express()
  .use(requestId())
  .use(requestId())
  .get('/', (req, res) => res.send(req.get('x-request-id')));

describe('requestId', () => {
  it('keeps the id that the client sent and returns it in the answer', async () => {
    const answer = await request(app).get('/').set('x-request-id', 'abc-123');
    expect(answer.text).toBe('abc-123');
    expect(answer.get('x-request-id')).toBe('abc-123');
  });

  it('makes one id when the client sent none, however often it is mounted', async () => {
    const answer = await request(app).get('/');
    expect(answer.text).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.get('x-request-id')).toBe(answer.text);
  });
});
