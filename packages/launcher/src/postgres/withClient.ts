import { Client } from 'pg';

/** The embedded server, as its owner. */
export interface Connection {
  port: number;
  password: string;
  /** Else `postgres`. */
  database?: string;
}

const TIMEOUT_MS = 2_000;

export async function withClient<T>(
  connection: Connection | { connectionString: string },
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    host: '127.0.0.1',
    user: 'postgres',
    database: 'postgres',
    connectionTimeoutMillis: TIMEOUT_MS,
    ...connection,
  });
  // A server that goes away also fails the query under way; this would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
