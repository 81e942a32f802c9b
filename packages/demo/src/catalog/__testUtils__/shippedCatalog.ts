import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { parse, parseAllDocuments } from 'yaml';

const ROOT = resolve(require.resolve('@rosetta/demo/package.json'), '../../..');

export interface ShippedEntity extends Entity {
  spec: Record<string, any>;
  /** Folder of the file it is in. */
  folder: string;
}

/** The files that `catalog.locations` names, as the backend finds them. */
const locations = (): string[] =>
  parse(readFileSync(join(ROOT, 'app-config.yaml'), 'utf8'))
    .catalog.locations.map(({ target }: { target: string }) =>
      target.replace('../../', ''),
    )
    .flatMap((pattern: string) => globSync(pattern, { cwd: ROOT }));

/** Every entity that the portal ships with, and the demo company's. */
export const readShippedCatalog = (): ShippedEntity[] =>
  locations().flatMap(file =>
    parseAllDocuments(readFileSync(join(ROOT, file), 'utf8'))
      .map(document => document.toJS())
      .filter(Boolean)
      .map(entity => ({ ...entity, folder: join(ROOT, dirname(file)) })),
  );

export const entityRef = (entity: Entity): string =>
  stringifyEntityRef(getCompoundEntityRef(entity));

/** What each field of a spec points to, and of which kind that is when the name does not say. */
const RELATIONS: Record<string, string> = {
  owner: 'group',
  parent: 'group',
  memberOf: 'group',
  system: 'system',
  domain: 'domain',
  subcomponentOf: 'component',
  dependsOn: 'component',
  providesApis: 'api',
  consumesApis: 'api',
};

/** Refs of all that an entity names. */
export const listRelations = ({ spec }: ShippedEntity): string[] =>
  Object.entries(RELATIONS).flatMap(([field, defaultKind]) =>
    [spec[field] ?? []]
      .flat()
      .map((name: string) =>
        stringifyEntityRef(
          parseEntityRef(name, { defaultKind, defaultNamespace: 'default' }),
        ),
      ),
  );
