import { listCosts } from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { Mine } from '@rosetta/plugin-rosetta-core-react/home';

/** What narrows costs to the reader's groups; nothing for somebody whose groups own nothing. */
export const toOwnFilter = ({ groups, applications }: Mine) =>
  applications.length ? { group: groups.map(({ id }) => id).join(',') } : {};

/** The last complete month of the reader's applications: one answer for figure and columns. */
export const useOwnCosts = (mine: Mine) =>
  useRoute(listCosts, {
    query: { ...toOwnFilter(mine), groupBy: 'application' },
  });
