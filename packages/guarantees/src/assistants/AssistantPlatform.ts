import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Platform } from '../access-matrix/Platform';
import { Person, bearer } from '../access-matrix/principals';
import { groupWithRole } from '../portal/startPortal';
import { signIn } from '../portal/testSignIn';

/** A platform whose portal has the MCP server, and the assistants that are connected to it. */
export class AssistantPlatform {
  readonly #platform: Platform;
  readonly #clients: Client[] = [];

  private constructor(platform: Platform) {
    this.#platform = platform;
  }

  static async start(databases: Parameters<typeof Platform.start>[0]) {
    return new AssistantPlatform(
      await Platform.start(databases, {
        features: [
          actionsRegistryServiceFactory,
          actionsServiceFactory,
          mcpPlugin,
        ],
        config: { actions: { pluginSources: ['rosetta'] } },
      }),
    );
  }

  get dbs() {
    return this.#platform.dbs;
  }

  get url() {
    return this.#platform.portal.url;
  }

  /** Somebody's assistant, connected with their token over the Model Context Protocol. */
  async connect(person: Person): Promise<Client> {
    const client = new Client({ name: 'an assistant', version: '0.0.0' });
    this.#clients.push(client);
    await client.connect(
      new StreamableHTTPClientTransport(
        new URL(`${this.url}/api/mcp-actions/v1`),
        { requestInit: { headers: await this.authorization(person) } },
      ),
    );
    return client;
  }

  /** What a person sends to the référentiel themselves. */
  async post(person: Person, path: string, body: object) {
    const answer = await fetch(`${this.url}/api/rosetta/ref/v1/${path}`, {
      method: 'POST',
      headers: {
        ...(await this.authorization(person)),
        'content-type': 'application/json',
        // Of a request that nobody has edited.
        'if-match': '"1"',
      },
      body: JSON.stringify(body),
    });
    return answer.json();
  }

  /** An application of a team, requested by one person and approved by another. */
  async makeApplication(application: string) {
    const { id } = await this.post('Rosetta_User', 'change-requests', {
      title: 'The shop',
      reason: 'It is there',
      changes: [
        {
          op: 'create',
          kind: 'group',
          id: 'team-shop',
          set: { name: 'Shop', members: ['user:default/jane'] },
        },
        {
          op: 'create',
          kind: 'application',
          id: application,
          set: { name: 'Shop', group: 'team-shop' },
        },
      ],
    });
    await this.post('Rosetta_User', `change-requests/${id}/submit`, {});
    await this.post(
      'Rosetta_Referentiel_Admin',
      `change-requests/${id}/approve`,
      {},
    );
  }

  async stop() {
    await Promise.all(this.#clients.map(client => client.close()));
    await this.#platform.stop();
  }

  /** The header that signs in somebody with that role. */
  async authorization(person: Person) {
    return bearer(
      person === 'no role'
        ? await signIn(this.url, 'visitor')
        : await signIn(this.url, groupWithRole(person), groupWithRole(person)),
    );
  }
}

/** What a tool answers: its output, or the message of its refusal. */
export async function callTool(client: Client, name: string, input: object) {
  const { isError, structuredContent, content } = await client.callTool({
    name: `rosetta.${name}`,
    arguments: input as Record<string, unknown>,
  });
  const [{ text }] = content as { text: string }[];
  return isError ? text : structuredContent;
}
