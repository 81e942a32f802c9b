import type { MachineCaller } from '@rosetta/contracts/domains';

/**
 * Who loads the demo company. Into the référentiel one drafts and another approves, as
 * nothing gets there otherwise; others make the allocation rules and the objectives. They are known only to a start that has it to load.
 */
export const DEMO_MACHINES: readonly MachineCaller[] = [
  {
    id: 'demo-author',
    audience: 'platform-ref-api',
    actions: ['ref.read', 'ref.changes.write'],
  },
  {
    id: 'demo-approver',
    audience: 'platform-ref-api',
    actions: ['ref.read', 'ref.changes.approve', 'ref.changes.approve-any'],
  },
  {
    id: 'demo-finops-admin',
    audience: 'finops-api',
    actions: ['finops.read', 'finops.rules.write'],
  },
  {
    id: 'demo-monitoring-admin',
    audience: 'monitoring-api',
    actions: [
      'monitoring.read',
      'monitoring.slos.write',
      'monitoring.maintenance.write',
    ],
  },
];
