import { RequestListener } from 'node:http';
import { closeServers, collect, serve } from '../__testUtils__/servers';
import { createArgoCdClient } from './createArgoCdClient';
import { ArgoCdClient } from './types';

const EVENT = JSON.stringify({
  result: {
    type: 'ADDED',
    application: {
      metadata: { name: 'shop' },
      spec: { project: 'default', destination: {} },
      newInThisVersion: true,
    },
  },
});

let client: ArgoCdClient;
afterEach(async () => {
  await client.close();
  await closeServers();
});

const watching = async (listener: RequestListener, options = {}) => {
  const baseUrl = await serve(listener);
  client = createArgoCdClient({ baseUrl, token: 't', ...options });
  return client;
};

it('reads events and plain lines alike, and keeps unknown fields', async () => {
  const accepted: unknown[] = [];
  const { watch } = await watching((req, res) => {
    accepted.push(req.headers.accept, req.headers.authorization);
    res.write(`:\nevent: change\nid: 7\nretry: 10\ndata: ${EVENT} \n\n\n`);
    res.end(`${EVENT}\n`);
  });
  const names: unknown[] = [];
  const read = async () => {
    for await (const { application } of watch())
      names.push([application.metadata.name, application.newInThisVersion]);
  };

  await expect(read()).rejects.toThrow('Argo CD ended the stream');
  expect(names).toEqual([
    ['shop', true],
    ['shop', true],
  ]);
  expect(accepted).toEqual(['text/event-stream', 'Bearer t']);
});

it('skips events that are no change, such as bookmarks', async () => {
  const { watch } = await watching((_req, res) => {
    res.write('{"result":{"type":"BOOKMARK","application":{"metadata":{}}}}\n');
    res.write(`${EVENT}\n`);
  });
  const changes = watch()[Symbol.asyncIterator]();

  expect((await changes.next()).value.type).toBe('ADDED');
  await changes.return?.();
});

it('throws when nothing comes any more, not even a heartbeat', async () => {
  const { watch } = await watching((_req, res) => {
    res.write(`data: ${EVENT} \n\n`);
  });

  await expect(collect(watch({ idleTimeoutMs: 1_000 }))).rejects.toMatchObject({
    name: 'UpstreamTimeoutError',
    message: 'Argo CD stopped sending data',
  });
});

it.each([
  [
    '{"error":{"grpc_code":14,"message":"leader is gone"}}',
    'ServiceUnavailableError',
    'Argo CD broke the stream off: leader is gone',
  ],
  [
    '{"result":{"type":"ERROR","application":{"code":410,"message":"too old resource version"}}}',
    'ServiceUnavailableError',
    'Argo CD broke the stream off: too old resource version',
  ],
  ['data: {', 'UpstreamAnswerError', 'Argo CD sent a line that is not JSON'],
  [
    '{"result":{"type":"ADDED","application":{}}}',
    'UpstreamAnswerError',
    'Argo CD answered /api/v1/stream/applications with what is not its API, at 0.metadata: Invalid input: expected object, received undefined',
  ],
])('names what is wrong with %s', async (line, name, message) => {
  const { watch } = await watching((_req, res) => {
    res.write(`${line}\n`);
  });

  await expect(collect(watch())).rejects.toMatchObject({ name, message });
});

it('does not buffer a line without an end', async () => {
  const { watch } = await watching(
    (_req, res) => {
      res.write('x'.repeat(3_000));
    },
    { limits: { maxBodyBytes: 1_000 } },
  );

  await expect(collect(watch())).rejects.toThrow(
    'Argo CD answered a line of more than 1000 bytes',
  );
});

it('throws the same errors as every other request', async () => {
  const { watch } = await watching((_req, res) => {
    res.statusCode = 401;
    res.end('{"error":"no session information","code":16}');
  });

  await expect(collect(watch())).rejects.toThrow(
    'Argo CD answered 401 to /api/v1/stream/applications: no session information; check the token that is configured for it',
  );
});
