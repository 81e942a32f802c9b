/** @jest-environment @rosetta/test-kit/environment */
import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  CompanyPortal,
  RETURN_TO,
  signInAt,
  startCompanyPortal,
} from './__testUtils__/companyPortal';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

/** As Backstage encodes it. */
const encodeState = (state: Record<string, string>) =>
  Buffer.from(new URLSearchParams(state).toString()).toString('hex');

const MALICIOUS = [
  'http://evil.example/',
  '//evil.example/',
  ['javascript', 'alert(document.domain)'].join(':'),
  'data:text/html,<script>alert(1)</script>',
  `${RETURN_TO}@evil.example/`,
  `${RETURN_TO}.evil.example/`,
  'http:\\\\evil.example',
];

describe('the page to which the identity provider returns', () => {
  let portal: CompanyPortal;
  beforeAll(async () => {
    portal = await startCompanyPortal(await databases.init(databaseId));
  }, 60_000);
  afterAll(() => portal.provider.close());

  /** A state that the caller made, and the nonce that belongs to it. */
  const open = (
    state: Record<string, string>,
    { nonce = 'mine', query = '', browse = fetch as typeof fetch } = {},
  ) => {
    const encoded = encodeState({ env: 'production', nonce, ...state });
    return browse(
      `${portal.url}/api/auth/oidc/handler/frame?state=${encoded}${query}`,
      { redirect: 'manual', headers: { cookie: `oidc-nonce=${nonce}` } },
    );
  };

  const outcomeOf = async (answer: Response) => ({
    status: answer.status,
    location: answer.headers.get('location'),
    message: JSON.parse(await answer.text()).error.message,
  });
  const REFUSED = {
    status: 403,
    location: null,
    message:
      'A sign-in returns to a page of the portal only: start it again from there',
  };

  it.each(MALICIOUS)(
    'never redirects to %s, whatever state the caller made',
    async redirectUrl => {
      for (const query of ['', '&code=x', '&error=access_denied']) {
        const answer = await open({ flow: 'redirect', redirectUrl }, { query });
        expect(await outcomeOf(answer)).toEqual(REFUSED);
      }
    },
  );

  it.each(MALICIOUS)(
    'never posts a message to %s, whatever state the caller made',
    async origin => {
      expect(await outcomeOf(await open({ origin }))).toEqual(REFUSED);
    },
  );

  it('does not redirect a signed-in person to another site either', async () => {
    const { browse } = await signInAt(portal.url);
    for (const redirectUrl of MALICIOUS) {
      const answer = await open(
        { flow: 'redirect', redirectUrl },
        { browse: browse as typeof fetch, query: '&code=x' },
      );
      expect(await outcomeOf(answer)).toEqual(REFUSED);
    }
  });

  it('tells a page of the portal why a sign-in failed', async () => {
    const redirectUrl = `${RETURN_TO}/catalog`;
    const answer = await open({ flow: 'redirect', redirectUrl });
    expect(answer.headers.get('location')).toMatch(`${RETURN_TO}/?error=`);
    const page = await (await open({ origin: RETURN_TO })).text();
    expect(page).toContain(encodeURIComponent(RETURN_TO));
  });
});
