import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { CatalogFinding, CatalogRule } from '@rosetta/contracts/ref';
import { CatalogRules } from '../readCatalogConfig';

/** Ids of the groups of the référentiel; undefined while nobody knows them. */
export type KnownGroups = ReadonlySet<string> | undefined;

/** What is wrong by a rule, if anything. */
type Check<Rule extends CatalogRule> = (
  entity: Entity,
  rule: NonNullable<CatalogRules[Rule]>,
  groups: KnownGroups,
) => string | undefined;

const checkName: Check<'naming'> = ({ metadata: { name } }, { pattern }) =>
  pattern.test(name)
    ? undefined
    : `The name ${name} does not match ${pattern.source}; rename the component`;

const ownerOf = ({ spec, metadata }: Entity) => {
  try {
    return parseEntityRef(String(spec?.owner ?? ''), {
      defaultKind: 'group',
      defaultNamespace: metadata.namespace ?? 'default',
    });
  } catch {
    return undefined;
  }
};

const checkOwner: Check<'owner'> = (entity, rule, groups) => {
  const owner = ownerOf(entity);
  if (!owner) return 'It has no owner; set spec.owner to a group';
  if (owner.kind.toLocaleLowerCase('en-US') !== 'group')
    return rule.people
      ? undefined
      : `${owner.name} is no group; set spec.owner to the group that looks after it`;
  return rule.inReferentiel && groups && !groups.has(owner.name)
    ? `The référentiel has no group ${owner.name}; set spec.owner to one that it has`
    : undefined;
};

const checkTags: Check<'tags'> = (
  { metadata: { tags = [] } },
  { minimum, required },
) => {
  const missing = required.filter(tag => !tags.includes(tag));
  if (missing.length > 0)
    return `It lacks the tags ${missing.join(', ')}; add them to metadata.tags`;
  return tags.length < minimum
    ? `It has ${tags.length} of at least ${minimum} tags; add more to metadata.tags`
    : undefined;
};

const MAX_MESSAGE = 500;

/** What is wrong with a component by the rules of the company. Pure. */
export const checkComponent = (
  entity: Entity,
  rules: CatalogRules,
  groups?: KnownGroups,
): CatalogFinding[] => {
  const findingOf = (
    rule: CatalogRule,
    message: string | undefined,
  ): CatalogFinding[] =>
    message
      ? [
          {
            rule,
            severity: rules[rule]!.severity,
            message: message.slice(0, MAX_MESSAGE),
          },
        ]
      : [];
  const { naming, owner, tags } = rules;
  return [
    ...findingOf('naming', naming && checkName(entity, naming, groups)),
    ...findingOf('owner', owner && checkOwner(entity, owner, groups)),
    ...findingOf('tags', tags && checkTags(entity, tags, groups)),
  ];
};
