import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { Problem } from '@rosetta/launcher/problem';
import { format, resolveConfig } from 'prettier';

/** Files of the checkout, from its root, and what makes each. */
export type GeneratedFiles = Record<string, () => string>;

interface GenerateOptions {
  check: boolean;
  /** What a person generates them with. */
  command: string;
}

/** Writes files that are made from the code, or with `check` fails when one would change. */
export async function generateFiles(
  files: GeneratedFiles,
  options: GenerateOptions,
) {
  for (const [file, make] of Object.entries(files))
    await generateFile(file, make(), options);
}

async function generateFile(
  path: string,
  content: string,
  { check, command }: GenerateOptions,
) {
  const file = join(ROOT, path);
  const style = await resolveConfig(file);
  const made = await format(content, { ...style, filepath: path });
  const isFresh = readIfExists(file) === made;
  if (check && !isFresh)
    throw new Problem(
      `${path} is out of date.`,
      `Generate it with \`yarn rosetta ${command}\`.`,
    );
  if (!isFresh) writeFileSync(file, made);
  process.stdout.write(`${path} ${isFresh ? 'is up to date' : 'generated'}\n`);
}

function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
