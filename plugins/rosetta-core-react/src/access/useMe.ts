import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { useResource } from '../resource';
import { accessApiRef } from './accessApi';

/** Who I am, my roles and what they open. */
export const useMe = () => {
  const access = useApi(accessApiRef);
  return useResource(useCallback(() => access.me(), [access]));
};
