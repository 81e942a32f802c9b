import { AuditorService } from '@backstage/backend-plugin-api';

/** Records audit events in order. */
export class RecordingAuditor implements AuditorService {
  readonly events: object[] = [];

  async createEvent({
    eventId,
    severityLevel,
    meta,
  }: Parameters<AuditorService['createEvent']>[0]) {
    const event = { eventId, severityLevel, ...meta };
    this.events.push({ ...event, outcome: 'initiated' });
    return {
      success: async (more?: { meta?: object }) => {
        this.events.push({ ...event, ...more?.meta, outcome: 'succeeded' });
      },
      fail: async ({ error, meta: more }: { error: Error; meta?: object }) => {
        const outcome = { outcome: 'failed', error: error.name };
        this.events.push({ ...event, ...more, ...outcome });
      },
    };
  }
}
