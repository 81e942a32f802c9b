import { AuditorService } from '@backstage/backend-plugin-api';
import { REQUEST_ID_HEADER } from '@rosetta/server-kit';
import { Request, Response } from 'express';
import { Operation } from '@rosetta/contracts';
import { Action } from '@rosetta/contracts/access';

/** The audited operation: a route of a service, or of the portal itself. */
export interface Audited {
  upstream: { name: string };
  route: Operation<any, any, any, any> & { action?: Action };
}

const EVENT = 'relay';

/** The fields of an audit event, in terms of the contract. */
const metaOf = (req: Request, { upstream, route }: Audited) => ({
  service: upstream.name,
  operation: route.id,
  ...(route.action && { action: route.action }),
  requestId: req.get(REQUEST_ID_HEADER)!,
});

const severityOf = ({ method, sensitive }: Audited['route']) =>
  method === 'get' && !sensitive ? 'low' : 'medium';

/**
 * Audits requests by Backstage's auditor. Writes, reads about a person, and refusals are of medium
 * severity, which is logged; other reads are of low severity, which is not unless
 * `backend.auditor.severityLogLevelMappings` says so.
 */
export function createAudit(auditor: AuditorService) {
  return {
    /** Records a refusal. */
    async refused(req: Request, audited: Audited, error: Error) {
      const event = await auditor.createEvent({
        eventId: EVENT,
        severityLevel: 'medium',
        request: req,
        meta: metaOf(req, audited),
      });
      await event.fail({ error, meta: { refused: true } });
    },

    /** Records the start of a request; the returned function records its outcome. */
    async begin(req: Request, res: Response, audited: Audited) {
      const event = await auditor.createEvent({
        eventId: EVENT,
        severityLevel: severityOf(audited.route),
        request: req,
        meta: metaOf(req, audited),
      });
      return async (error?: Error) => {
        if (error) await event.fail({ error });
        else await event.success({ meta: { status: res.statusCode } });
      };
    },
  };
}

export type Audit = ReturnType<typeof createAudit>;
