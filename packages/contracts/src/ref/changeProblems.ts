/**
 * Why a change is refused, or is in conflict: the `code` of its problem. What its message mentions is in
 * `values`: the `id` of what is meant, and what is named here. What the schema of a body refuses has other codes.
 */
export type ChangeProblemCode =
  /** Others have changed it since it was drafted. */
  | 'changed'
  /** It has got an end, or an earlier one, since then. */
  | 'ended'
  /** It is not there, or no longer. */
  | 'not-found'
  /** It is there already; `until` where it has an end. */
  | 'exists'
  /** Others refer to what would be removed: `names`. */
  | 'referenced'
  /** The reference data has nothing of that `kind` and id. */
  | 'unknown-reference'
  /** At that time the `value` belongs to an `application`, by a `pivot`. */
  | 'value-taken'
  /** The group would be its own ancestor. */
  | 'cycle'
  /** It has ended before the time of the change. */
  | 'no-longer-valid'
  /** The validity would end before it begins. */
  | 'empty-validity'
  /** The field can't be set by a change with an `effectiveFrom`. */
  | 'not-combinable'
  /** The value has not the form that its tool gives it. */
  | 'format'
  /** It is no attribute of the company, or not as its schema says: `name`. */
  | 'attribute'
  /** No id can be derived. */
  | 'no-id';
