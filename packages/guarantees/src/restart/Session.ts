import fetchCookie from 'fetch-cookie';

const ENVIRONMENT = 'development';

/** A browser session: signed in once through the identity provider, then by its refresh cookie. */
export class Session {
  readonly #portal: string;
  readonly #browse = fetchCookie(fetch);
  #token = '';

  private constructor(portal: string) {
    this.#portal = portal;
  }

  static async signIn(portal: string, user: string): Promise<Session> {
    const session = new Session(portal);
    const start = new URL('/api/auth/oidc/start', portal);
    start.search = new URLSearchParams({
      env: ENVIRONMENT,
      flow: 'redirect',
      redirectUrl: `${portal}/`,
    }).toString();
    const login = await session.#browse(start);
    await login.text();
    const back = await session.#browse(login.url, {
      method: 'POST',
      body: new URLSearchParams({ user }),
    });
    await back.text();
    await session.refresh();
    return session;
  }

  /** Refreshes the token, as the page does before it expires and when it is loaded. */
  async refresh(): Promise<void> {
    const answer = await this.#browse(
      `${this.#portal}/api/auth/oidc/refresh?optional&env=${ENVIRONMENT}`,
      { headers: { 'x-requested-with': 'XMLHttpRequest' } },
    );
    const text = await answer.text();
    if (!answer.ok) throw new Error(`session lost: ${text}`);
    this.#token = JSON.parse(text).backstageIdentity.token;
  }

  request(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.#portal + path, {
      ...init,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.#token}`,
      },
    });
  }
}
