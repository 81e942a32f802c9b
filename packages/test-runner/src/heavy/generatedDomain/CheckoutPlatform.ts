import { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Checkout } from '@rosetta/domain-template/testing';
import { signIn } from '@rosetta/launcher/clients';
import { freePortOffset } from '@rosetta/launcher/ports';

/** The command as a newcomer runs it: it installs what is missing first. */
export const ROSETTA = 'packages/launcher/bootstrap/rosetta.mjs';

/** A new package is new in the lockfile too, which an install in CI would refuse. */
export const INSTALL = { YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' };

interface Answer {
  status: number;
  body: any;
}

/** The platform of a checkout, with empty stores, and people who use it. */
export class CheckoutPlatform {
  readonly #tokens = new Map<string, string>();

  private constructor(
    readonly url: string,
    private readonly checkout: Checkout,
    private readonly env: NodeJS.ProcessEnv,
    private readonly launcher: ChildProcessWithoutNullStreams,
  ) {}

  static async start(checkout: Checkout, signal: AbortSignal) {
    const env = {
      ...INSTALL,
      ROSETTA_HOME: `${checkout.root}/.rosetta`,
      ROSETTA_PORT_OFFSET: String(await freePortOffset(6_000)),
    };
    const args = ['start', '--no-demo', '--json'];
    const launcher = checkout.start(ROSETTA, args, env);
    const stop = () => launcher.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    let errors = '';
    launcher.stderr.setEncoding('utf8').on('data', text => {
      errors += text;
    });
    for await (const line of createInterface(launcher.stdout)) {
      const { event, url } = JSON.parse(line);
      if (event === 'open')
        return new CheckoutPlatform(url, checkout, env, launcher);
    }
    throw new Error(`The platform did not start:\n${errors}`);
  }

  /** Runs a command against it; its answer for programs. */
  async rosetta(...args: string[]): Promise<any> {
    const { code, stdout, output } = await this.checkout.run(
      ROSETTA,
      [...args, '--json'],
      this.env,
    );
    if (code !== 0) throw new Error(`rosetta ${args.join(' ')}:\n${output}`);
    return JSON.parse(stdout);
  }

  /** Calls the gateway as a demo user; as nobody without one. */
  async call(
    user: string | undefined,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer> {
    const response = await fetch(`${this.url}/api/rosetta/${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...headers,
        ...(user && { authorization: `Bearer ${await this.#tokenOf(user)}` }),
      },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  async stop() {
    const ended = once(this.launcher, 'close');
    this.launcher.kill('SIGTERM');
    await ended;
  }

  async #tokenOf(user: string) {
    const known = this.#tokens.get(user);
    if (known) return known;
    const { token } = await signIn(this.url, user);
    this.#tokens.set(user, token);
    return token;
  }
}
