import {
  createAllocationRule,
  listAllocationRules,
} from '@rosetta/contracts/finops';
import { HttpClient, callRoute, pages } from '@rosetta/http-kit';
import { demoRules } from './demoRules';

const PAGE = 500;

const existingIds = async (client: HttpClient) => {
  const ids = new Set<string>();
  const query = { limit: PAGE };
  for await (const { items } of pages(client, listAllocationRules, { query }))
    for (const { id } of items) ids.add(id);
  return ids;
};

/**
 * Makes the rules of the demo company as an administrator would. Those that are there stay as
 * people want them, so a second load changes nothing, and one that was cut short is taken up again.
 */
export const loadDemoRules = async (
  client: HttpClient,
  wanted = demoRules(),
): Promise<{ created: number }> => {
  const there = await existingIds(client);
  const missing = wanted.filter(({ id }) => !there.has(id));
  for (const body of missing)
    await callRoute(client, createAllocationRule, { body });
  return { created: missing.length };
};
