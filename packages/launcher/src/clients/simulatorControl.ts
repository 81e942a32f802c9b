import { createHttpClient } from '@rosetta/http-kit';
import { z } from 'zod';
import { Problem } from '../problem';

const ErrorBody = z.object({ error: z.object({ message: z.string() }) });

interface ControlRequest {
  method: 'get' | 'put' | 'post';
  path: string;
  body?: object;
}

const NOT_RUNNING = new Problem(
  'The simulators are not running.',
  'Start the platform with `yarn rosetta start`; with `--no-demo` there are none.',
);

/** Gives the simulators an order. */
export async function controlSimulators<S extends z.ZodType>(
  answer: S,
  baseUrl: string,
  { method, path, body }: ControlRequest,
): Promise<z.output<S>> {
  const client = createHttpClient({
    name: 'the simulators',
    baseUrl,
    retries: 0,
  });
  try {
    const response = await client
      .request({
        method,
        path: `/_control${path}`,
        headers: { 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      })
      .catch(() => {
        throw NOT_RUNNING;
      });
    const content = await response.json();
    if (response.status < 400) return answer.parse(content);
    const { error } = ErrorBody.parse(content);
    throw new Problem(
      `The simulators rejected the request: ${error.message}.`,
      '`yarn rosetta simulate status` lists systems and applications.',
    );
  } finally {
    await client.close();
  }
}
