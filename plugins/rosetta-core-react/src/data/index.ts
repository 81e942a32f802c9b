export { skipToken } from '@tanstack/react-query';
export * from './queryClient';
export * from './ResourceState';
export * from './useFetched';
export * from './useLiveRoute';
export { useRoute, useRouteClient } from './useRoute';
export {
  useRouteItems,
  useRouteItemsOf,
  type ListRoute,
} from './useRouteItems';
export * from './useRouteMutation';
export * from './useRoutePages';
