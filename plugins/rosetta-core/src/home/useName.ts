import useAsync from 'react-use/lib/useAsync';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';

/** What to call the person, once it is known. */
export const useName = () => {
  const identity = useApi(identityApiRef);
  const { value } = useAsync(() => identity.getProfileInfo(), [identity]);
  return value?.displayName;
};
