import type { Role } from '../access/roles';

/** The languages of the portal. A text that people read is there in each. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Text = Record<Language, string>;

/** What a caller may do, the role that opens it besides `Rosetta_Admin`, and what people call it. */
export interface ActionDefinition {
  role: Role;
  text: Text;
}

/**
 * What the role × action table has of a domain. It stands apart from the routes, so that the
 * portal knows every action before it loads the schemas of any domain.
 */
export interface Area<
  Name extends string = string,
  Actions extends Record<string, ActionDefinition> = Record<
    string,
    ActionDefinition
  >,
> {
  /** First word of its actions, first segment below `/api/rosetta`, and the name on the command line. */
  name: Name;
  /** Its name on the pages of roles and permissions. */
  text: Text;
  actions: Actions;
}

/** Identity, with types. */
export const defineArea = <
  Name extends string,
  Actions extends Record<string, ActionDefinition>,
>(
  area: Area<Name, Actions>,
) => area;
