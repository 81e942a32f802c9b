import {
  ACTION_AREAS,
  ACTION_TEXTS,
  Action,
  ActionArea,
  ROLE_TEXTS,
  Role,
} from '@rosetta/contracts/access';
import type { Language, Text } from '@rosetta/contracts/domains';

type Key = `role.${Role}` | `action.${Action}` | `area.${ActionArea}`;

const messages = (
  prefix: string,
  texts: Record<string, Text>,
  language: Language,
) =>
  Object.entries(texts).map(([name, text]) => [
    `${prefix}.${name}`,
    text[language],
  ]);

/** Roles and rights, as the contracts word them: a new domain's are there without a line here. */
export const contractTexts = (language: Language) =>
  Object.fromEntries([
    ...messages('role', ROLE_TEXTS, language),
    ...messages('action', ACTION_TEXTS, language),
    ...messages('area', ACTION_AREAS, language),
  ]) as Record<Key, string>;
