import { createLogger } from './logger';

function logged(write: (logger: ReturnType<typeof createLogger>) => void) {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line) };
  write(createLogger({ service: 'demo-api', destination }));
  return lines.map(line => JSON.parse(line));
}

describe('createLogger', () => {
  it('writes one JSON object per line, with service, level and time', () => {
    expect(logged(logger => logger.info({ requestId: 'r1' }, 'hello'))).toEqual(
      [
        {
          level: 'info',
          service: 'demo-api',
          requestId: 'r1',
          msg: 'hello',
          time: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      ],
    );
  });

  it('redacts secrets at any depth', () => {
    const [line] = logged(logger =>
      logger.info({
        headers: { authorization: 'Bearer abc', accept: '*/*' },
        db: { demo: { connection: 'postgres://u:hunter2@h/d' } },
        token: 'abc',
      }),
    );

    expect(line.headers).toEqual({ authorization: '***', accept: '*/*' });
    expect(JSON.stringify(line)).not.toMatch(/hunter2|abc/);
  });

  it('redacts passwords in messages of drivers', () => {
    const [line] = logged(logger =>
      logger.error({
        err: new Error('cannot reach redis://app:hunter2@h:6379'),
      }),
    );

    expect(line.err.message).toBe('cannot reach redis://app:***@h:6379');
    expect(JSON.stringify(line)).not.toContain('hunter2');
  });
});
