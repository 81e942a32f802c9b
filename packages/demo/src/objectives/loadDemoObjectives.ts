import {
  createMaintenanceWindow,
  createSlo,
  getSlo,
  listMaintenanceWindows,
} from '@rosetta/contracts/monitoring';
import { callRoute, HttpClient } from '@rosetta/http-kit';
import { demoMaintenance, demoObjectives } from './demoObjectives';

const NOT_FOUND = 404;

/** The list has what was computed; an objective that was made a moment ago is there by its own address only. */
const isThere = async (client: HttpClient, id: string) => {
  try {
    await callRoute(client, getSlo, { params: { id } });
    return true;
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === NOT_FOUND) return false; // prettier-ignore
    throw error;
  }
};

const createMissing = async (
  client: HttpClient,
  wanted: ReturnType<typeof demoObjectives>,
) => {
  let created = 0;
  for (const body of wanted) {
    if (await isThere(client, body.id)) continue;
    await callRoute(client, createSlo, { body });
    created += 1;
  }
  return created;
};

/** One is enough to see what they are; the weeks that follow have none. */
const declareMaintenance = async (client: HttpClient) => {
  const query = { limit: 1 };
  const { items } = await callRoute(client, listMaintenanceWindows, { query });
  if (items.length > 0) return;
  const body = demoMaintenance(new Date());
  await callRoute(client, createMaintenanceWindow, { body });
};

/**
 * Makes the objectives of the demo company as an administrator would. Those that are there stay as
 * people want them, so a second load changes nothing, and one that was cut short is taken up again.
 */
export const loadDemoObjectives = async (
  client: HttpClient,
  wanted = demoObjectives(),
): Promise<{ created: number }> => {
  const created = await createMissing(client, wanted);
  await declareMaintenance(client);
  return { created };
};
