import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The same requests each time, and what their answers must be. */
const OPTIONS = [
  '--checks=not_a_server_error,status_code_conformance,response_schema_conformance',
  '--seed=1',
  '--generation-deterministic',
  '--request-timeout=10',
  '--suppress-health-check=all',
  '--continue-on-failure',
  '--no-color',
  '--warnings=off',
];

/** Which of the generated requests are sent. */
const HOOKS = require.resolve('./hooks.py');

/** A run of more is a long one. */
const SHORT_EXAMPLES = 10;

export interface SchemathesisTarget {
  /** Where its document is. */
  openApi: string;
  url: string;
  token: string;
  /** Also in a short run: every bound of every parameter, which are most of the requests. */
  coverage: boolean;
}

interface SchemathesisResult {
  ok: boolean;
  output: string;
}

/** Sends the requests that an OpenAPI document gives rise to, and checks the answers. */
export async function runSchemathesis({
  openApi,
  url,
  token,
  coverage,
}: SchemathesisTarget): Promise<SchemathesisResult> {
  const { SCHEMATHESIS, SCHEMATHESIS_EXAMPLES = '4', ...env } = process.env;
  if (!SCHEMATHESIS)
    throw new Error('SCHEMATHESIS: names no command; run it by `npm test`');
  // It keeps notes where it runs.
  const folder = await mkdtemp(join(tmpdir(), 'schemathesis-'));
  const child = spawn(
    SCHEMATHESIS,
    [
      'run',
      openApi,
      `--url=${url}`,
      `--header=authorization: Bearer ${token}`,
      `--phases=examples,fuzzing${
        coverage || Number(SCHEMATHESIS_EXAMPLES) > SHORT_EXAMPLES
          ? ',coverage'
          : ''
      }`,
      `--max-examples=${SCHEMATHESIS_EXAMPLES}`,
      ...OPTIONS,
    ],
    {
      cwd: folder,
      env: {
        ...env,
        PYTHONPATH: dirname(HOOKS),
        SCHEMATHESIS_HOOKS: basename(HOOKS, '.py'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  const keep = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const [code] = await once(child, 'close');
  await rm(folder, { recursive: true });
  return { ok: code === 0, output };
}
