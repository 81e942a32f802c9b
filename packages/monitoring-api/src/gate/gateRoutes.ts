import { NotFoundError } from '@backstage/errors';
import {
  getChangeGate,
  getGateDecision,
  listGateDecisions,
} from '@rosetta/contracts/monitoring';
import { InstantInput } from '@rosetta/contracts/values';
import { GateDecisionStore, MonitoringSection } from '@rosetta/monitoring-mart';
import { readPage, Serve } from '@rosetta/service-kit';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Owners } from '../live/Owners';
import { Slos, SlosOptions } from '../slos/Slos';
import { decideGate } from './decideGate';
import { GateInputs, GateInputsOptions, GateQuestion } from './GateInputs';

/** More objectives of one application than that are not made. */
const MAX_SLOS = 500;

/** The next page starts after this decision. */
const Position = z.object({ decidedAt: InstantInput, decisionId: z.uuid() });

export interface GateRouteOptions extends Omit<GateInputsOptions, 'slos' | 'owners'> {
  owners: Pick<Owners, 'groupsAbove' | 'report'> & SlosOptions['owners'];
  /** What decides where objectives stand. */
  slos: Pick<MonitoringSection, 'slo' | 'keepMinutesDays'>;
} // prettier-ignore

export const serveGate = (serve: Serve, options: GateRouteOptions) => {
  const { db, owners, slos: section } = options;
  const decisions = new GateDecisionStore(db);
  const slos = new Slos({ db, owners, rules: section.slo, keepMinutesDays: section.keepMinutesDays }); // prettier-ignore
  const inputs = new GateInputs({
    ...options,
    slos: application =>
      slos.page({ applications: [application], limit: MAX_SLOS }),
  });

  /** The decision that holds, where nothing differs from it: pages that ask again and again make no new ones. */
  const decide = async (question: GateQuestion, askedBy: string) => {
    const { application, change, now } = question;
    const read = await inputs.read(question);
    const { decision, reasons, inputs: known } = decideGate(read.inputs);
    const last = await decisions.last(application, change);
    const holds =
      last !== undefined &&
      Date.parse(last.validUntil) > now.getTime() &&
      isDeepStrictEqual(last.reasons, reasons);
    if (holds) return last;
    return decisions.add({
      application,
      decision,
      reasons,
      inputs: known,
      change,
      decidedAt: now.toISOString(),
      validUntil: read.until.toISOString(),
      askedBy,
    });
  };

  serve(getChangeGate, async ({ params, query, caller }) => {
    await owners.assertKnown(params.app);
    const change = query.change ?? null;
    const question = { application: params.app, change, now: new Date() };
    return decide(question, caller.subject);
  });

  serve(listGateDecisions, async ({ params, query }) => {
    const { rows: items, ...next } = await readPage(query, {
      list: [listGateDecisions.id, params.app],
      position: Position,
      read: (after, limit) => decisions.page(params.app, { after, limit }),
    });
    if (!items.length) await owners.assertKnown(params.app);
    return { items, ...next };
  });

  serve(getGateDecision, async ({ params }) => {
    const found = await decisions.get(params.decision);
    if (!found)
      throw new NotFoundError(`There is no decision ${params.decision}`);
    return found;
  });
};
