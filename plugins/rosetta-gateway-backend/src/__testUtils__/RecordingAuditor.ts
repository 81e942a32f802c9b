import { AuditorService } from '@backstage/backend-plugin-api';

/** Writes down what it is told, in the order of telling. */
export class RecordingAuditor implements AuditorService {
  readonly told: object[] = [];

  async createEvent({
    eventId,
    severityLevel,
    meta,
  }: Parameters<AuditorService['createEvent']>[0]) {
    const event = { eventId, severityLevel, ...meta };
    this.told.push({ ...event, outcome: 'initiated' });
    return {
      success: async (more?: { meta?: object }) => {
        this.told.push({ ...event, ...more?.meta, outcome: 'succeeded' });
      },
      fail: async ({ error, meta: more }: { error: Error; meta?: object }) => {
        const outcome = { outcome: 'failed', error: error.name };
        this.told.push({ ...event, ...more, ...outcome });
      },
    };
  }
}
