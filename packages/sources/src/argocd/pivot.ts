import { PivotReference } from '../pivot';

/** A name may be there in several namespaces: the pivot that names both is more specific. */
export const argoCdPivot = (
  namespace: string | null | undefined,
  name: string,
): PivotReference => ({
  type: 'argocd:app',
  values: namespace ? [`${namespace}/${name}`, name] : [name],
});
