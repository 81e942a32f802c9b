/** The words that sources use out of the box, each under the word itself. */
export const wordMessages = {
  words: {
    /** Of incidents, changes, problems and burns. */
    state: {
      open: 'Open',
      new: 'New',
      in_progress: 'In progress',
      on_hold: 'On hold',
      resolved: 'Resolved',
      closed: 'Closed',
      canceled: 'Cancelled',
      cancelled: 'Cancelled',
      assess: 'Assess',
      authorize: 'Authorize',
      scheduled: 'Scheduled',
      implement: 'Implement',
      review: 'Review',
      unknown: 'Unknown',
    },
    /** Of anomalies of cost. */
    anomaly: { open: 'Open', answered: 'Answered' },
    /** Of problems. */
    severity: {
      AVAILABILITY: 'Availability',
      ERROR: 'Error',
      PERFORMANCE: 'Performance',
      RESOURCE_CONTENTION: 'Resource contention',
      CUSTOM_ALERT: 'Custom alert',
      MONITORING_UNAVAILABLE: 'Monitoring unavailable',
      INFO: 'Information',
    },
    /** Of changes. */
    risk: {
      'Very High': 'Very high',
      High: 'High',
      Moderate: 'Moderate',
      Low: 'Low',
    },
    signal: {
      'latency.p50': 'latency p50',
      'latency.p95': 'latency p95',
      'latency.p99': 'latency p99',
      traffic: 'traffic',
      errors: 'errors',
      'saturation.cpu': 'CPU',
      'saturation.memory': 'memory',
    },
  },
} as const;
