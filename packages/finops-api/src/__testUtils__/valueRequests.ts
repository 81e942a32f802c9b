import request from 'supertest';
import { TestService } from './service';

interface ValueRoutes {
  /** Of the PUT, and of the list unless that has its own. */
  path: string;
  listPath?: string;
  /** Why values are changed, as each change says it. */
  reason?: string;
}

/** Requests to the routes of values that FinOps admins set. */
export const valueRequests = (
  service: () => TestService,
  { path, listPath = path, reason }: ValueRoutes,
) => {
  const list = async (query: Record<string, string | number> = {}) =>
    (await service().get(listPath, query).expect(200)).body;
  const send = (
    items: object[],
    ifMatch?: string,
    role = 'Rosetta_FinOps_Admin',
  ) => {
    const put = request(service().app)
      .put(path)
      .set('authorization', `Bearer ${role}`);
    if (ifMatch) put.set('if-match', ifMatch);
    return put.send({ items, reason });
  };
  /** Sends values as an admin who has just read the list. */
  const put = async (...items: object[]) =>
    send(items, `"${(await list()).revision}"`);
  return {
    ...{ service, path, listPath, list, send, put },
    /** The message that values are refused with; none of them is saved. */
    async refusalOf(items: object[]): Promise<string> {
      const before = await list();
      const { status, body } = await put(...items);
      expect(status).toBe(400);
      expect(await list()).toEqual(before);
      return body.error.message;
    },
  };
};

type ValueRequests = ReturnType<typeof valueRequests>;

/**
 * What every list of values refuses, by the name of the test of it.
 * @param good - a value that may be set
 * @param readPaths - what everyone with a role reads
 */
export const commonRefusals = (
  { service, path, listPath, list, send }: ValueRequests,
  good: object,
  readPaths = [listPath],
): [name: string, check: () => Promise<void>][] => [
  [
    'refuses a change of values that were changed since, and one that does not say what it read',
    async () => {
      const { revision } = await list();
      await send([good]).expect(412);
      await send([good], `"${revision}"`).expect(200);
      const { body } = await send([good], `"${revision}"`).expect(412);
      expect(body.error.message).toContain('was changed since');
    },
  ],
  [
    'lets FinOps admins alone change values, and everyone with a role read them',
    async () => {
      const before = await list();
      for (const role of ['Rosetta_User', 'Rosetta_Monitoring_Admin', 'Rosetta_Referentiel_Admin', 'visitor'])
        await send([good], '"0"', role).expect(403);
      const { app } = service();
      await request(app).put(path).send({ items: [good] }).expect(401);
      for (const readPath of readPaths) {
        await request(app).get(readPath).expect(401);
        await request(app).get(readPath).set('authorization', 'Bearer visitor').expect(403);
      }
      expect(await list()).toEqual(before);
    },
  ],
]; // prettier-ignore
