import { once } from 'node:events';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { EventsService, eventsServiceRef } from '@backstage/plugin-events-node';
import signalsPlugin from '@backstage/plugin-signals-backend';
import { DOMAINS } from '@rosetta/contracts/domains';
import signalsModuleRosetta from '@rosetta/plugin-signals-backend-module-rosetta';
import WebSocket from 'ws';
import { Portal, groupWithRole, startPortal } from '../portal/startPortal';
import { signIn } from '../portal/testSignIn';
import { bearer } from '../access-matrix/principals';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const SAID = { channel: 'notifications', message: { action: 'new' } };

let portal: Portal;
let events: EventsService;
const sockets: WebSocket[] = [];

const speaker = createBackendModule({
  pluginId: 'signals',
  moduleId: 'speaker',
  register(reg) {
    reg.registerInit({
      deps: { events: eventsServiceRef },
      async init(deps) {
        events = deps.events;
      },
    });
  },
});

/** As the page does: the token is where a browser can put one. */
const connect = (token?: string) => {
  const url = `${portal.url.replace('http', 'ws')}/api/signals`;
  const socket = new WebSocket(url, token ? [token] : []);
  sockets.push(socket);
  socket.on('error', () => {});
  return socket;
};

const readRefusal = async (token?: string) => {
  const [, { statusCode }] = await once(connect(token), 'unexpected-response');
  return statusCode;
};

const signInAs = (name: string) =>
  signIn(portal.url, name, groupWithRole('Rosetta_User'));

beforeAll(async () => {
  portal = await startPortal({
    databases,
    services: Object.fromEntries(
      DOMAINS.map(({ audience }) => [audience, 'http://localhost:1']),
    ),
    features: [signalsPlugin, signalsModuleRosetta, speaker],
  });
});
afterAll(async () => {
  sockets.forEach(socket => socket.terminate());
  await portal?.stop();
});

it('answers the first connection of all, which is anonymous', async () => {
  expect(await readRefusal()).toBe(401);
});

it('delivers a broadcast to a person with a role', async () => {
  const socket = connect(await signInAs('jane'));
  await once(socket, 'open');
  socket.send(JSON.stringify({ action: 'subscribe', channel: SAID.channel }));
  const received = once(socket, 'message');
  // Again and again, until the subscription has come through.
  const publishing = setInterval(() => {
    const eventPayload = { ...SAID, recipients: { type: 'broadcast' } };
    events.publish({ topic: 'signals', eventPayload });
  }, 50);
  const [data] = await received;
  clearInterval(publishing);
  expect(JSON.parse(String(data))).toEqual(SAID);
});

it('refuses a connection without a token, and of a person without a role', async () => {
  expect(await readRefusal()).toBe(401);
  expect(await readRefusal('no.valid.token')).toBe(401);
  expect(await readRefusal(await signIn(portal.url, 'visitor'))).toBe(403);
});

it('refuses the token of a sign-in that was ended', async () => {
  const token = await signInAs('john');
  // Tokens count in whole seconds: those of this one are the next sign-in's.
  await new Promise(resolve => setTimeout(resolve, 1_100));
  const signOut = await fetch(`${portal.url}/api/rosetta/v1/sign-out`, {
    method: 'POST',
    headers: bearer(token),
  });
  expect(signOut.status).toBe(200);
  expect(await readRefusal(token)).toBe(401);
});
