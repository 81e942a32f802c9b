import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DOMAINS } from '@rosetta/contracts/domains';
import { ACTION_AREAS } from '@rosetta/contracts/access';
import { Problem } from '@rosetta/launcher/problem';

/** What a domain is called, in each of the ways in which code and people write it. */
export interface DomainNames {
  /** `energy-use`: the segment of addresses, and the word on the command line. */
  name: string;
  /** `Energy use`: for people. */
  title: string;
  /** `energy use`: within a sentence. */
  lower: string;
  /** `energyUse` */
  camel: string;
  /** `EnergyUse` */
  pascal: string;
  /** `ENERGY_USE` */
  upper: string;
  /** `energy_use` */
  snake: string;
}

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Names of databases and catalog entities are made of it, and they may have 63 characters. */
const MAX_LENGTH = 40;

const capitalized = (word: string) =>
  word[0].toLocaleUpperCase() + word.slice(1);

const assertKebabCase = (name: string) => {
  if (!KEBAB_CASE.test(name) || name.length > MAX_LENGTH)
    throw new Problem(
      `"${name}" is not the name of a domain.`,
      `Use lower case words with hyphens, at most ${MAX_LENGTH} characters, like energy-use.`,
    );
};

/** It stands within quotes in code, and in YAML without any. */
const TITLE = /^\p{L}[\p{L}\p{N} -]*$/u;

const assertTitle = (title: string) => {
  if (!TITLE.test(title))
    throw new Problem(
      `"${title}" is not a title.`,
      'Use letters, digits, spaces and hyphens; any other text can be written into the files later.',
    );
};

/** Folders that the domain would be generated into. */
const foldersOf = (name: string) => [
  `packages/contracts/src/${name}`,
  `packages/${name}-mart`,
  `packages/${name}-api`,
  `packages/${name}-batch`,
  `plugins/rosetta-${name}`,
  `docs/${name}`,
];

const assertFree = (root: string, name: string) => {
  const words = [
    ...DOMAINS.map(domain => domain.name as string),
    ...Object.keys(ACTION_AREAS),
  ];
  const folder = foldersOf(name).find(each => existsSync(join(root, each)));
  if (words.includes(name) || folder)
    throw new Problem(
      `The name ${name} is taken${folder ? `: ${folder} exists` : ''}.`,
      'Choose another one.',
    );
};

/** Every way to write the name; Problem when it can't be one, or is taken. */
export const domainNames = (
  root: string,
  name: string,
  title?: string,
): DomainNames => {
  assertKebabCase(name);
  assertFree(root, name);
  const words = name.split('-');
  const pascal = words.map(capitalized).join('');
  const readable = title?.trim() || capitalized(words.join(' '));
  assertTitle(readable);
  return {
    name,
    title: readable,
    lower: readable[0].toLocaleLowerCase() + readable.slice(1),
    camel: pascal[0].toLowerCase() + pascal.slice(1),
    pascal,
    upper: words.join('_').toUpperCase(),
    snake: words.join('_'),
  };
};
