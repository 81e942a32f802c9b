import { ROOT, readWorkspaces } from '@rosetta/launcher/home';
import { Problem } from '@rosetta/launcher/problem';
import { Stage, StageContext } from '../stage';
import { STAGES } from '../stages';
import { affectedPackages } from './affectedPackages';
import { existing, readChanges } from './changes';
import { chooseStages } from './chooseStages';

export interface TestOptions {
  /** The stages that are named; the default ones when empty. */
  parts: readonly string[];
  /** Only what the changes of this branch can affect. */
  changed: boolean;
}

export interface Selection
  extends Pick<StageContext, 'since' | 'changed' | 'affected'> {
  stages: Stage[];
}

export async function selectStages(
  { parts, changed }: TestOptions,
  print: (text: string) => void,
): Promise<Selection> {
  const named = stagesNamed(parts);
  if (!changed) return { stages: named };
  const { since, branch, files } = await readChanges(ROOT);
  const differ =
    files.length === 1 ? '1 file differs' : `${files.length} files differ`;
  print(`${differ} from ${branch} (${since.slice(0, 10)}).`);
  const workspaces = readWorkspaces(ROOT);
  const choices = chooseStages(named, files, workspaces);
  for (const { stage, reason } of choices)
    print(
      reason
        ? `✔ ${stage.name.padEnd(10)} ${reason}`
        : `– ${stage.name.padEnd(10)} nothing that it checks`,
    );
  return {
    stages: choices.filter(({ reason }) => reason).map(({ stage }) => stage),
    since,
    changed: existing(ROOT, files),
    affected: affectedPackages(files, workspaces),
  };
}

/** Those that are named, or all but those that only run on request. */
function stagesNamed(parts: readonly string[]): Stage[] {
  const known = STAGES.map(({ name }) => name);
  const unknown = parts.filter(name => !known.includes(name));
  if (unknown.length > 0)
    throw new Problem(
      `There is no part of the tests called ${unknown.join(', ')}.`,
      `There are: ${known.join(', ')}.`,
    );
  if (parts.length === 0) return STAGES.filter(({ onRequest }) => !onRequest);
  const wanted = new Set(parts);
  // The declarations that the build bundles come from the type check.
  if (wanted.has('build')) wanted.add('types');
  return STAGES.filter(({ name }) => wanted.has(name));
}
