import { AuditorService } from '@backstage/backend-plugin-api';
import { REQUEST_ID } from '@rosetta/plugin-rosetta-node';
import { Request, Response } from 'express';
import { Upstream } from '../relay/types';
import { Route } from '@rosetta/contracts';

const EVENT = 'relay';

/** What is asked for, in the words of the contract. */
const metaOf = (req: Request, upstream: Upstream, route: Route) => ({
  service: upstream.name,
  operation: route.id,
  action: route.action,
  requestId: req.get(REQUEST_ID)!,
});

/**
 * Who asked for what, and what became of it, by Backstage's auditor. What changes something
 * and what is refused are of medium severity, which is logged; reads are of low severity,
 * which is not unless `backend.auditor.severityLogLevelMappings` says so.
 */
export function createAudit(auditor: AuditorService) {
  return {
    /** Somebody asked for what is not theirs. */
    async refused(
      req: Request,
      { upstream, route }: { upstream: Upstream; route: Route },
      error: Error,
    ) {
      const event = await auditor.createEvent({
        eventId: EVENT,
        severityLevel: 'medium',
        request: req,
        meta: metaOf(req, upstream, route),
      });
      await event.fail({ error, meta: { refused: true } });
    },

    /** Somebody asks for what they may; the returned function says what became of it. */
    async begin(
      req: Request,
      res: Response,
      { upstream, route }: { upstream: Upstream; route: Route },
    ) {
      const event = await auditor.createEvent({
        eventId: EVENT,
        severityLevel: route.method === 'get' ? 'low' : 'medium',
        request: req,
        meta: metaOf(req, upstream, route),
      });
      return async (error?: Error) => {
        if (error) await event.fail({ error });
        else await event.success({ meta: { status: res.statusCode } });
      };
    },
  };
}

export type Audit = ReturnType<typeof createAudit>;
