import {
  ChildProcessWithoutNullStreams,
  execFileSync,
  spawn,
} from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of this repository, as a clone of it with everything that is not committed yet. */
export interface Checkout {
  root: string;
  /** Starts a program of ours, or of a package, under this Node. */
  start(
    script: string,
    args: readonly string[],
    env?: NodeJS.ProcessEnv,
  ): ChildProcessWithoutNullStreams;
  /** The same to its end: what it printed, and whether it ended well. */
  run(
    script: string,
    args: readonly string[],
    env?: NodeJS.ProcessEnv,
  ): Promise<CheckoutRun>;
  /**
   * Links packages that came since, where it is linked. What can't be shared by all
   * packages they find where another one has it: folders of packages by folders of new ones.
   */
  link(sharing: Readonly<Record<string, string>>): void;
  remove(): void;
}

export interface CheckoutRun {
  code: number | null;
  stdout: string;
  /** That, and its errors. */
  output: string;
}

const SCOPE = '@rosetta';

const copyFiles = (from: string, to: string) => {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: from, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  // A file that was deleted is still listed until that is committed.
  for (const file of new Set(listed.split('\0').filter(Boolean)))
    if (existsSync(join(from, file))) {
      mkdirSync(dirname(join(to, file)), { recursive: true });
      cpSync(join(from, file), join(to, file));
    }
};

/** A folder of modules that has those of another, but not its own packages: they would be the original's. */
const linkModules = (from: string, to: string) => {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from))
    if (name !== SCOPE) symlinkSync(join(from, name), join(to, name));
};

const listWorkspaces = (root: string) =>
  ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder))
      .map(name => join(folder, name))
      .filter(path => existsSync(join(root, path, 'package.json'))),
  );

/** Links the packages of the checkout to where they are, as `yarn install` does. */
const linkWorkspaces = (root: string) => {
  mkdirSync(join(root, 'node_modules', SCOPE), { recursive: true });
  for (const path of listWorkspaces(root)) {
    const { name } = JSON.parse(
      readFileSync(join(root, path, 'package.json'), 'utf8'),
    );
    const link = join(root, 'node_modules', name);
    if (!existsSync(link)) symlinkSync(join(root, path), link);
  }
};

const linkInstalled = (from: string, root: string) => {
  linkModules(join(from, 'node_modules'), join(root, 'node_modules'));
  for (const path of listWorkspaces(from))
    if (existsSync(join(from, path, 'node_modules')))
      symlinkSync(
        join(from, path, 'node_modules'),
        join(root, path, 'node_modules'),
      );
  linkWorkspaces(root);
};

const startIn = (
  root: string,
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
) => {
  const transform = join(
    root,
    'node_modules/@backstage/cli/config/nodeTransform.cjs',
  );
  const nodeArgs = script.endsWith('.ts') ? ['--require', transform] : [];
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  child.stdin.end();
  return child;
};

const waitForExit = async (
  child: ChildProcessWithoutNullStreams,
): Promise<CheckoutRun> => {
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, output };
};

interface CheckoutOptions {
  /**
   * Whether it shares the packages that are installed here, which takes a moment and is enough
   * for tools. A program that looks for packages by their place needs those of an install.
   */
  linked: boolean;
}

/** Copies the files of a repository into a temporary folder. */
export const createCheckout = (
  from: string,
  { linked }: CheckoutOptions,
): Checkout => {
  const root = mkdtempSync(join(tmpdir(), 'rosetta-checkout-'));
  // PostgreSQL runs as another user than root.
  chmodSync(root, 0o755);
  copyFiles(from, root);
  if (linked) linkInstalled(from, root);
  return {
    root,
    start: (script, args, env) => startIn(root, script, args, env),
    run: (script, args, env) => waitForExit(startIn(root, script, args, env)),
    link(sharing) {
      linkWorkspaces(root);
      for (const [to, other] of Object.entries(sharing))
        symlinkSync(
          join(from, other, 'node_modules'),
          join(root, to, 'node_modules'),
        );
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
};
