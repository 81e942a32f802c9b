import { Workspaces, foldersOf } from '@rosetta/launcher/home';
import { Stage } from '../stage';
import { FOR_ALL, packageOf } from './packageFiles';

export interface Choice {
  stage: Stage;
  /** Why it runs; undefined when nothing that it checks has changed. */
  reason?: string;
}

const TYPESCRIPT = /\.tsx?$/;
const TEST_OR_TEXT =
  /(\.test\.tsx?|\.spec\.ts|\.md)$|__testUtils__|__fixtures__/;

/** What the platform reads besides its packages. */
const PLATFORM_FILES =
  /^(app-config[^/]*\.yaml|catalog\/|examples\/|backstage\.json|yarn\.lock)/;

/** What answers requests, here or in the portal; and what makes them. */
const SERVED =
  /^(packages\/(contracts|guarantees|test-runner|[\w-]+-(kit|mart|api))|plugins\/(rosetta-(gateway-backend|node|common)|permission-[\w-]+))\/|^[^/]+$/;

const DOCUMENTATION =
  /(^|\/)(mkdocs\.yml$|docs\/)|^packages\/launcher\/src\/techdocs\//;

/** Stages that a change can affect, each with why. */
export function chooseStages(
  stages: readonly Stage[],
  files: readonly string[],
  workspaces: Workspaces,
): Choice[] {
  if (files.length === 0) return stages.map(stage => ({ stage }));
  const reasons = reasonsFor(files, workspaces);
  return stages
    .filter(({ onRequest }) => !onRequest)
    .map(stage => ({
      stage,
      // One that nobody said anything about runs, rather than never.
      reason: stage.name in reasons ? reasons[stage.name] : 'on any change',
    }));
}

function reasonsFor(
  files: readonly string[],
  workspaces: Workspaces,
): Record<string, string | undefined> {
  const inPackages = files.filter(file => packageOf(file) !== undefined);
  const forAll = files.filter(file => FOR_ALL.test(file));
  const code = [...inPackages, ...forAll];
  const loaded = loadedByPlatform(files, workspaces);
  return {
    lint: because(code),
    unused: because(code),
    types: because(files.filter(file => TYPESCRIPT.test(file)).concat(forAll)),
    format: because(files),
    // It is made from the contracts, by a command.
    docs: because([
      ...files.filter(file => /^(docs|packages\/(contracts|cli))\//.test(file)),
      ...forAll,
    ]),
    techdocs: because(files.filter(file => DOCUMENTATION.test(file))),
    unit: because(code.filter(file => !file.endsWith('.md'))),
    schemathesis: because(
      code.filter(
        file =>
          SERVED.test(file) &&
          (!TEST_OR_TEXT.test(file) || file.includes('schemathesis')),
      ),
    ),
    build: because(code.filter(file => !TEST_OR_TEXT.test(file))),
    browser: because(loaded),
  };
}

function because([first, ...more]: readonly string[]) {
  if (first === undefined) return undefined;
  return more.length > 0 ? `${first} and ${more.length} more` : first;
}

/** What a start of the platform runs, without its tests, and the tests in the browser. */
function loadedByPlatform(files: readonly string[], workspaces: Workspaces) {
  const folders = new Set([
    ...[...workspaces.keys()]
      .filter(isStarted)
      .flatMap(name => foldersOf(name, workspaces)),
    // It loads what a command needs, and no test or bench on a start.
    workspaces.get('@rosetta/cli')?.folder,
  ]);
  const tests = workspaces.get('@rosetta/e2e')?.folder;
  return files.filter(file => {
    const folder = packageOf(file);
    if (folder === undefined) return PLATFORM_FILES.test(file);
    if (folder === tests) return !file.endsWith('.md');
    return folders.has(folder) && !TEST_OR_TEXT.test(file);
  });
}

/** Names of what a start runs, in a process of its own or in the launcher's. */
function isStarted(name: string) {
  return /^(app|backend|@rosetta\/(launcher|demo|simulators|[\w-]+-(api|batch)))$/.test(
    name,
  );
}
