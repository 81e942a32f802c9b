import {
  approveChangeRequest,
  createChangeRequest,
  submitChangeRequest,
} from '@rosetta/contracts/ref';
import { callRoute, createHttpClient } from '@rosetta/http-kit';
import type { MachineCaller } from '@rosetta/contracts/domains';
import { DEMO_MACHINES } from '@rosetta/launcher';

/** The machine that calls the service directly, and the one that fills it first. */
export const BENCH_MACHINES: readonly MachineCaller[] = [
  { id: 'bench', audience: 'platform-ref-api', actions: ['ref.read'] },
  ...DEMO_MACHINES,
];

/** As many groups as make an answer of a few kilobytes. */
const GROUPS = 25;

/** Groups to read, by a change request as always: one drafts it, another approves. */
export async function fillReferentiel(
  baseUrl: string,
  tokenOf: (subject: string) => Promise<string>,
) {
  const clientOf = (subject: string) =>
    createHttpClient({ name: subject, baseUrl, token: () => tokenOf(subject) });
  const [author, approver] = [
    clientOf('demo-author'),
    clientOf('demo-approver'),
  ];
  const { id, revision } = await callRoute(author, createChangeRequest, {
    body: {
      title: 'Groups of the bench',
      reason: 'Data for the bench',
      changes: Array.from({ length: GROUPS }, (_, n) => ({
        op: 'create' as const,
        kind: 'group' as const,
        set: { name: `Team number ${n}` },
      })),
    },
  });
  const params = { id };
  await callRoute(author, submitChangeRequest, { params, body: {} });
  const headers = { 'if-match': `"${revision}"` };
  await callRoute(
    approver,
    approveChangeRequest,
    { params, body: {} },
    { headers },
  );
  await Promise.all([author.close(), approver.close()]);
}
