import { RuleToCreate } from '@rosetta/contracts/finops';
import { Company, loadCompany } from '@rosetta/simulators/company';

export type DemoRule = RuleToCreate & { id: string };

/** Before the first bill. */
const VALID_FROM = '2024-01-01';
const EVERYONE = { targets: { all: true } } as const;
const BY_DIRECT_COST = {
  method: 'proportional',
  basis: 'direct-cost',
  ...EVERYONE,
} as const;
/** Who runs much pays much; what was bought once, or given back, says nothing of that. */
const BY_USAGE = { ...BY_DIRECT_COST, basis: 'direct-cost:Usage' } as const;

type Split = Pick<
  DemoRule,
  'method' | 'basis' | 'targets' | 'coefficients' | 'reason'
>;

const rule = (
  priority: number,
  id: string,
  name: string,
  scope: DemoRule['scope'],
  split: Split,
): DemoRule => ({ id, name, priority, validFrom: VALID_FROM, scope, ...split });

/** What a platform costs, told by its tag. */
const platform = (
  priority: number,
  id: string,
  name: string,
  split: Split,
): DemoRule => rule(priority, id, name, { tag: `platform=${id}` }, split);

/** Resources without a tag, in an account that the applications of one domain share. */
const leftBehind = (
  { accounts }: Company,
  priority: number,
  account: 'aws-commerce' | 'aws-supply',
  group: string,
): DemoRule =>
  rule(
    priority,
    `left-behind-${group}`,
    `Untagged in ${accounts[account].name}`,
    { account: accounts[account].id },
    {
      ...BY_USAGE,
      targets: { groups: [group] },
      reason:
        'The account is theirs: until each resource has an owner, all of them pay',
    },
  );

const OF_THE_INVOICE: readonly DemoRule[] = [
  rule(
    10,
    'tax',
    'Tax',
    { chargeCategory: 'Tax' },
    {
      ...BY_DIRECT_COST,
      reason: 'Tax is a share of the bill, so each pays its own',
    },
  ),
  rule(
    20,
    'support',
    'Support contracts',
    { family: 'support' },
    {
      ...BY_DIRECT_COST,
      reason: 'The price of support follows what is spent',
    },
  ),
  rule(
    40,
    'unused-commitments',
    'Unused commitments',
    { commitmentDiscountStatus: 'Unused' },
    { ...BY_USAGE, reason: 'The discount serves all, and so does its waste' },
  ),
  rule(
    41,
    'purchases',
    'Commitments bought',
    { chargeCategory: 'Purchase' },
    {
      ...BY_USAGE,
      reason: 'Billed at once, for the use of all',
    },
  ),
  rule(
    50,
    'credits',
    'Credits',
    { chargeCategory: 'Credit' },
    {
      ...BY_USAGE,
      reason: 'Given to the company, for what all of it runs',
    },
  ),
  rule(
    51,
    'adjustments',
    'Adjustments',
    { chargeCategory: 'Adjustment' },
    {
      ...BY_USAGE,
      reason: 'Corrections of an invoice as a whole',
    },
  ),
];

const OF_PLATFORMS: readonly DemoRule[] = [
  platform(30, 'kubernetes', 'Kubernetes clusters', {
    ...BY_USAGE,
    reason: 'The clusters serve every application',
  }),
  platform(31, 'kafka', 'Kafka', {
    method: 'fixed',
    targets: {
      applications: [
        'app-order-management',
        'app-inventory',
        'app-payment',
        'app-recommendations',
      ],
    },
    coefficients: {
      'app-order-management': '0.4',
      'app-inventory': '0.25',
      'app-payment': '0.2',
      'app-recommendations': '0.15',
    },
    reason: 'Agreed with the four teams that publish events',
  }),
  platform(32, 'observability', 'Observability', {
    method: 'proportional',
    basis: 'consumption:log-volume',
    ...EVERYONE,
    reason: 'The platform is paid by the gigabyte: who logs more pays more',
  }),
  platform(33, 'ci', 'Build and delivery', {
    method: 'even',
    ...EVERYONE,
    reason: 'Every application is built and delivered the same way',
  }),
  platform(34, 'network', 'Network', {
    ...BY_USAGE,
    reason: 'Traffic follows what is run',
  }),
  platform(35, 'security', 'Security', {
    method: 'even',
    ...EVERYONE,
    reason: 'Every application is protected the same way',
  }),
];

/**
 * The rules by which the demo company splits what nobody owns. What is left in the accounts that
 * several domains share stays unallocated: somebody has to find its owner.
 */
export const demoRules = (company = loadCompany()): DemoRule[] =>
  [
    ...OF_THE_INVOICE,
    ...OF_PLATFORMS,
    leftBehind(company, 60, 'aws-commerce', 'commerce'),
    leftBehind(company, 61, 'aws-supply', 'supply'),
  ].sort((a, b) => a.priority - b.priority);
