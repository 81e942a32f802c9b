import { RefKind } from '@rosetta/contracts/ref';

interface Kind {
  table: string;
  /** Field of the contract → column. */
  columns: Record<string, string>;
  /** Fields that hold the id of another entity, by its kind. */
  references: Record<string, RefKind>;
  /** Default values. */
  defaults: Record<string, unknown>;
}

/** How each kind is stored. */
export const KINDS: Record<RefKind, Kind> = {
  application: {
    table: 'ref_application',
    columns: {
      name: 'name',
      group: 'group_id',
      description: 'description',
      criticality: 'criticality',
      lifecycle: 'lifecycle',
      attributes: 'attributes',
    },
    references: { group: 'group' },
    defaults: { attributes: {} },
  },
  group: {
    table: 'ref_group',
    columns: { name: 'name', parent: 'parent', members: 'members' },
    references: { parent: 'group' },
    defaults: { parent: null, members: [] },
  },
  relation: {
    table: 'ref_relation',
    columns: { from: 'from_id', type: 'type', to: 'to_id' },
    references: { from: 'application', to: 'application' },
    defaults: {},
  },
  pivot: {
    table: 'ref_pivot',
    columns: {
      application: 'application',
      type: 'type',
      value: 'value',
      source: 'source',
      confidence: 'confidence',
    },
    references: { application: 'application' },
    defaults: {},
  },
};

/** The kinds and fields that refer to a kind, which a delete could leave dangling. */
export const listReferrers = (
  kind: RefKind,
): { kind: RefKind; field: string }[] =>
  (Object.keys(KINDS) as RefKind[]).flatMap(referrer =>
    Object.entries(KINDS[referrer].references)
      .filter(([, referred]) => referred === kind)
      .map(([field]) => ({ kind: referrer, field })),
  );
