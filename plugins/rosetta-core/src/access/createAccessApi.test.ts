import { Me } from '@rosetta/contracts/portal';
import { createAccessApi } from './createAccessApi';

const ME: Me = {
  user: 'user:default/jane',
  signedInAt: null,
  help: { contact: { name: 'the platform team' }, roles: [] },
  groups: [],
  roles: [],
  actions: [],
  unavailable: [],
};

/** A portal that answers what is next in line. */
const createPortal = (...answers: (() => Response)[]) => {
  const asked: string[] = [];
  const fetch = async (url: RequestInfo | URL) => {
    asked.push(String(url));
    return answers.shift()!();
  };
  return { asked, fetch: fetch as typeof globalThis.fetch };
};

const ok = () => new Response(JSON.stringify(ME));

describe('createAccessApi', () => {
  it('asks the gateway once for everyone on the page', async () => {
    const portal = createPortal(ok);
    const access = createAccessApi(portal);
    await expect(Promise.all([access.me(), access.me()])).resolves.toEqual([
      ME,
      ME,
    ]);
    expect(portal.asked).toEqual(['plugin://rosetta/v1/me']);
  });

  it('asks again after a minute, as roles may have changed', async () => {
    let now = 0;
    const portal = createPortal(ok, ok);
    const access = createAccessApi(portal, () => now);
    await access.me();
    now = 60_000;
    await access.me();
    expect(portal.asked).toHaveLength(2);
  });

  it('does not keep a failure', async () => {
    const portal = createPortal(() => new Response('', { status: 503 }), ok);
    const access = createAccessApi(portal);
    await expect(access.me()).rejects.toMatchObject({ status: 503 });
    await expect(access.me()).resolves.toEqual(ME);
  });
});
