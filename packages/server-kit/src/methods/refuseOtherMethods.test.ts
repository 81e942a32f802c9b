import request from 'supertest';
import { EXPRESS_VERSIONS } from '../__testUtils__/expressVersions';
import { createErrorHandler } from '../errors/createErrorHandler';
import { describeError } from '../errors/describeError';
import { refuseOtherMethods } from './refuseOtherMethods';

const ROUTES = [
  { method: 'get', path: '/v1/runs' },
  { method: 'post', path: '/v1/runs' },
  { method: 'get', path: '/v1/runs/:id' },
  { method: 'delete', path: '/v1/runs/latest' },
] as const;

describe.each(EXPRESS_VERSIONS)(
  'refuseOtherMethods on %s',
  (_name, express) => {
    const service = express();
    for (const { method, path } of ROUTES)
      service[method](path, (_req, res) => {
        res.send(path);
      });
    refuseOtherMethods(ROUTES, (path, refuse) => service.all(path, refuse));
    const app = express()
      .use('/api', service)
      .use(
        createErrorHandler({
          describe: describeError,
          log: () => {},
          isOver: () => false,
        }),
      );

    it('answers 405 with the methods that the path takes', async () => {
      const answer = await request(app).put('/api/v1/runs');
      expect(answer.status).toBe(405);
      expect(answer.get('allow')).toBe('GET, HEAD, POST');
      expect(answer.body.error).toEqual({
        name: 'MethodNotAllowedError',
        message: '/api/v1/runs takes GET, HEAD, POST, not PUT',
      });
    });

    it('answers 405 to OPTIONS, which no route declares', async () => {
      const answer = await request(app).options('/api/v1/runs/7');
      expect(answer.status).toBe(405);
      expect(answer.get('allow')).toBe('GET, HEAD');
    });

    it('leaves alone what one of several matching paths takes', async () => {
      const latest = await request(app).delete('/api/v1/runs/latest');
      expect(latest.text).toBe('/v1/runs/latest');
      const one = await request(app).get('/api/v1/runs/latest');
      expect(one.text).toBe('/v1/runs/:id');
    });

    it('leaves a path alone that is not declared', async () => {
      expect((await request(app).get('/api/v1/other')).status).toBe(404);
    });
  },
);
