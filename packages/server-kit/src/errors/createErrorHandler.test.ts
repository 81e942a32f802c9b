import { PassThrough } from 'node:stream';
import { RequestHandler } from 'express';
import request from 'supertest';
import { EXPRESS_VERSIONS } from '../__testUtils__/expressVersions';
import { createErrorHandler } from './createErrorHandler';
import { ErrorTranslation, ThrownError, describeError } from './describeError';
import {
  GoneError,
  InvalidInputError,
  MethodNotAllowedError,
  PayloadTooLargeError,
  PreconditionFailedError,
  RequestTimeoutError,
  TooManyRequestsError,
} from './errors';

const named = (name: string, message = 'because') =>
  Object.assign(new Error(message), { name });

/** As a service translates the codes of its database, and a gateway the refusals of a service. */
const translate = ({
  name,
  code,
}: ThrownError): ErrorTranslation | undefined => {
  if (code === '08006') return { status: 503, name: 'ServiceUnavailableError' };
  return name === 'Refusal'
    ? { status: 502, name, message: 'shown' }
    : undefined;
};

describe.each(EXPRESS_VERSIONS)(
  'createErrorHandler on %s',
  (_name, express) => {
    const logged: number[] = [];
    beforeEach(() => {
      logged.length = 0;
    });

    const appThat = (fail: RequestHandler) =>
      express()
        .get('/things/:id', fail)
        .use(
          createErrorHandler({
            describe: error => describeError(error, translate),
            log: (_error, { status }) => logged.push(status),
            isOver: (_error, res) => res.closed,
          }),
        );
    const answerTo = (error: unknown) =>
      request(
        appThat((_req, _res, next) => {
          next(error);
        }),
      ).get('/things/a?b=c');

    it('answers the error body of the contract, which nobody may keep', async () => {
      const answer = await answerTo(named('NotFoundError', 'no thing a'));
      expect(answer.status).toBe(404);
      expect(answer.get('cache-control')).toBe('no-store');
      expect(answer.body).toEqual({
        error: { name: 'NotFoundError', message: 'no thing a' },
        request: { method: 'GET', url: '/things/a?b=c' },
        response: { statusCode: 404 },
      });
      expect(logged).toEqual([404]);
    });

    it.each([
      [400, named('InputError')],
      [401, named('AuthenticationError')],
      [403, named('NotAllowedError')],
      [405, new MethodNotAllowedError('because')],
      [408, new RequestTimeoutError('because')],
      [409, named('ConflictError')],
      [410, new GoneError('because')],
      [412, new PreconditionFailedError('because')],
      [413, new PayloadTooLargeError('because')],
      [429, new TooManyRequestsError('because')],
    ])('answers %d with the message of the error', async (status, error) => {
      const answer = await answerTo(error);
      expect(answer.status).toBe(status);
      expect(answer.body.error).toEqual({
        name: error.name,
        message: 'because',
      });
    });

    it('answers what is wrong with the input by place and code too', async () => {
      const problem = {
        in: 'body',
        path: ['items', 2],
        code: 'format',
        message: 'must be a month',
      };
      const answer = await answerTo(new InvalidInputError([problem]));
      expect([answer.status, answer.body.error]).toEqual([
        400,
        {
          name: 'InputError',
          message: 'body.items[2]: must be a month',
          problems: [problem],
        },
      ]);
    });

    it.each([
      [500, 'InternalError', 'Internal error', new TypeError('x is undefined')],
      [500, 'InternalError', 'Internal error', 'a text'],
      [
        500,
        'InternalError',
        'Internal error',
        Object.assign(new Error('no such user'), { status: 404 }),
      ],
      [501, 'NotImplementedError', 'Not implemented', undefined],
      [
        502,
        'UpstreamAnswerError',
        'A service this one needs gave a wrong answer',
        undefined,
      ],
      [
        503,
        'KnexTimeoutError',
        'Not available now; try again shortly',
        undefined,
      ],
      [
        504,
        'UpstreamTimeoutError',
        'A service this one needs took too long',
        undefined,
      ],
    ])(
      'answers %d without a word of the inside: %s, "%s"',
      async (status, name, message, error) => {
        const answer = await answerTo(
          error ?? named(name, 'host db-7 is unreachable'),
        );
        expect(answer.status).toBe(status);
        expect(answer.body.error).toEqual({ name, message });
      },
    );

    it('lets a process translate errors of its own first', async () => {
      const coded = Object.assign(named('InputError', 'secret'), {
        code: '08006',
      });
      expect((await answerTo(coded)).body.error).toEqual({
        name: 'ServiceUnavailableError',
        message: 'Not available now; try again shortly',
      });
      expect((await answerTo(named('Refusal'))).body.error).toEqual({
        name: 'Refusal',
        message: 'shown',
      });
    });

    it('sets Retry-After on a 503 that has none yet', async () => {
      const unavailable = named('ServiceUnavailableError');
      expect((await answerTo(unavailable)).get('retry-after')).toBe('1');
      const app = appThat((_req, res, next) => {
        res.set('retry-after', '30');
        next(unavailable);
      });
      const answer = await request(app).get('/things/a');
      expect(answer.get('retry-after')).toBe('30');
    });

    it('closes the connection after a 408, as the rest of the body may still come', async () => {
      const answer = await answerTo(new RequestTimeoutError('too slow'));
      expect(answer.get('connection')).toBe('close');
    });

    it('answers 400 to a path that cannot be decoded', async () => {
      const app = appThat((_req, res) => {
        res.send('reached');
      });
      const answer = await request(app).get('/things/%zz');
      expect(answer.status).toBe(400);
      expect(answer.body.error).toEqual({
        name: 'InputError',
        message: 'path: bad percent-encoding',
      });
    });

    it('cuts an answer that has begun instead of ending it', async () => {
      const app = appThat((_req, res, next) => {
        const body = new PassThrough();
        body.pipe(res);
        body.write('half of it', () => next(new Error('connection lost')));
      });
      await expect(request(app).get('/things/a')).rejects.toThrow(
        /aborted|hang up/,
      );
      expect(logged).toEqual([500]);
    });

    it('neither answers nor logs when the answer is over', async () => {
      const app = appThat((_req, res, next) => {
        res.once('close', () => next(new Error('too late'))).end('whole');
      });
      const answer = await request(app).get('/things/a');
      expect(answer.text).toBe('whole');
      expect(logged).toEqual([]);
    });
  },
);
