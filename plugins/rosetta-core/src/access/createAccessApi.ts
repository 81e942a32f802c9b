import { FetchApi } from '@backstage/frontend-plugin-api';
import { Me, getMe } from '@rosetta/contracts/portal';
import { AccessApi } from '@rosetta/plugin-rosetta-core-react/access';
import { callRoute } from '@rosetta/plugin-rosetta-core-react/client';

/** Roles change seldom; every component on a page may ask, the gateway is asked once. */
const FRESH_MS = 60_000;

export const createAccessApi = (
  fetchApi: FetchApi,
  now: () => number = Date.now,
): AccessApi => {
  let asked: { at: number; answer: Promise<Me> } | undefined;
  return {
    me: () => {
      if (asked && now() - asked.at < FRESH_MS) return asked.answer;
      const answer = callRoute(fetchApi, 'plugin://rosetta', getMe, {});
      asked = { at: now(), answer };
      // A failure is not kept: the next one to ask tries again.
      answer.catch(() => {
        asked = undefined;
      });
      return answer;
    },
  };
};
