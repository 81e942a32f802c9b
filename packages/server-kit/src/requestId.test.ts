import request from 'supertest';
import { EXPRESS_VERSIONS } from './__testUtils__/expressVersions';
import { assignRequestId } from './requestId';

describe.each(EXPRESS_VERSIONS)('assignRequestId on %s', (_name, express) => {
  const app = express()
    .use((req, res, next) => {
      assignRequestId(req, res);
      next();
    })
    .get('/', (req, res) => {
      res.send(assignRequestId(req, res));
    });

  it('keeps the id that the client sent and returns it in the answer', async () => {
    const answer = await request(app).get('/').set('x-request-id', 'abc-123');
    expect(answer.text).toBe('abc-123');
    expect(answer.get('x-request-id')).toBe('abc-123');
  });

  it('makes an id when the client sent none', async () => {
    const answer = await request(app).get('/');
    expect(answer.text).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.get('x-request-id')).toBe(answer.text);
  });

  it.each(['a b', 'x'.repeat(129), '<script>'])(
    'replaces an id that may not go into a log: %s',
    async id => {
      const answer = await request(app).get('/').set('x-request-id', id);
      expect(answer.text).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
