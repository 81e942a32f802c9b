import { useLocation } from 'react-router-dom';
import {
  routeResolutionApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { titleOf } from '../nav/sections';
import { coreTranslationRef } from '../translation';

export interface BackstagePage {
  /** Of its extension, such as `page:catalog/entity`. */
  id?: string;
  /** What the address says of it: kind, namespace and name of an entity. */
  params: Record<string, string>;
  /** In the reader's language. */
  title: string;
}

/**
 * The page that is open.
 * @param given - its own title, for a page that has no other here
 */
export const useBackstagePage = (given: string): BackstagePage => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { pathname } = useLocation();
  const { matches } = useApi(routeResolutionApiRef).resolvePath({ pathname });
  const page = matches.filter(({ node }) => /^page:/.test(node.spec.id)).at(-1);
  const id = page?.node.spec.id;
  const own = id && titleOf(id);
  return {
    id,
    params: page?.params ?? {},
    title: own ? t(`nav.${own}`) : given,
  };
};
