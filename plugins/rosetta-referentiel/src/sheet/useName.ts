import { getApplication } from '@rosetta/contracts/ref';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';

/** What an application is called; its id while that is not known. */
export const useName = (application: string) =>
  useRoute(getApplication, { params: { id: application } }).value?.name ??
  application;
