import { createHash } from 'node:crypto';
import { ComponentEntity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogComponent, MAX_CATALOG_TEXT } from '@rosetta/contracts/ref';
import { CatalogRules } from '../readCatalogConfig';
import { KnownGroups, checkComponent } from '../rules/checkComponent';

/** A component as events publish it to the référentiel. */
export interface PublishedComponent {
  entityRef: string;
  etag: string;
  component: CatalogComponent;
}

const REPOSITORY = 'gitlab.com/project-slug';
const MAX_TAGS = 100;

/** What PostgreSQL takes of a text: no NUL, and no half of a character that takes two, as cutting may leave. */
const cut = (text: string) =>
  text
    .replaceAll('\0', '')
    .slice(0, MAX_CATALOG_TEXT)
    .replace(/\p{Surrogate}/gu, '');

/** Undefined where there is nothing to say. */
const textOf = (value: unknown) =>
  typeof value === 'string' ? cut(value) || undefined : undefined;

/** What is published of a component; its etag changes with that alone. Pure. */
export const toPublishedComponent = (
  entity: ComponentEntity,
  rules: CatalogRules,
  groups?: KnownGroups,
): PublishedComponent => {
  const { metadata, spec } = entity;
  const component: CatalogComponent = {
    title: textOf(metadata.title),
    owner: textOf(spec?.owner),
    lifecycle: textOf(spec?.lifecycle),
    repository: textOf(metadata.annotations?.[REPOSITORY]),
    tags: (metadata.tags ?? [])
      .flatMap(tag => textOf(tag) ?? [])
      .slice(0, MAX_TAGS),
    findings: checkComponent(entity, rules, groups).map(finding => ({
      ...finding,
      message: cut(finding.message),
    })),
  };
  return {
    entityRef: stringifyEntityRef(entity),
    etag: createHash('sha256').update(JSON.stringify(component)).digest('hex'),
    component,
  };
};
