import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useFetched } from '@rosetta/plugin-rosetta-core-react/data';

/** What to call the person, once it is known. */
export const useName = () => {
  const identity = useApi(identityApiRef);
  const { value } = useFetched(['profile'], () => identity.getProfileInfo());
  return value?.displayName;
};
