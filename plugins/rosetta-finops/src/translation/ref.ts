import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { budgetsMessages } from './budgets';
import { anomaliesMessages } from './anomalies';
import { causesMessages } from './causes';
import { commitmentsMessages } from './commitments';
import { comparisonMessages } from './comparison';
import { kpisMessages } from './kpis';
import { entityCostMessages } from './entityCost';
import { explainedMessages } from './explained';
import { importPreviewMessages } from './importPreview';
import { invoicesMessages } from './invoices';
import { forecastMessages } from './forecast';
import { pricesMessages } from './prices';
import { qualityMessages } from './quality';
import { quarantineMessages } from './quarantine';
import { periodsMessages } from './periods';
import { ratesMessages } from './rates';
import { restatementsMessages } from './restatements';
import { savingMessages } from './saving';
import { rulesMessages } from './rules';
import { runsMessages } from './runs';
import { unallocatedMessages } from './unallocated';
import { unitCostsMessages } from './unitCosts';

export const finopsTranslationRef = createTranslationRef({
  id: 'plugin.rosetta-finops',
  messages: {
    nav: {
      runs: 'Cost runs',
    },
    costs: {
      title: 'Costs',
      about: 'What is this costing, and what changed?',
      line: 'What the applications cost: {{period}}, {{measure}}',
      all: 'All costs',
      currency: 'Billed in several currencies, which are never added up:',
      table: 'Figures',
      sums: 'Totals',
    },
    control: {
      title: 'Filters',
      measure: 'Measure',
      by: 'By',
      nextLevel: 'Next level',
      compare: 'Compare',
      currency: 'Currency',
    },
    compare: {
      previous: 'Previous period',
      year: 'Previous year',
      none: 'No comparison',
    },
    measure: {
      effective: 'Effective',
      billed: 'Billed',
      list: 'List price',
      contracted: 'Contracted price',
    },
    level: {
      domain: 'Domain',
      family: 'Family',
      product: 'Product',
      application: 'Application',
      group: 'Group',
      month: 'Month',
    },
    filter: {
      group: 'Group',
      application: 'Application',
      domain: 'Domain',
      billingAccount: 'Billing account',
      provider: 'Provider',
      chargeCategory: 'Charge category',
      account: 'Sub-account',
      region: 'Region',
      resource: 'Resource',
      tag: 'Tag',
      day: 'Day',
      reason: 'Reason',
      rule: 'Rule',
      noRule: 'none',
    },
    reason: {
      'no-identifier': 'Names nothing to go by',
      'no-pivot': 'No pivot',
      'pivot-not-valid': 'Pivot not valid then',
      'application-not-valid': 'Application not valid then',
      'ambiguous-tags': 'Tags name several applications',
      'unreadable-tags': 'Tags cannot be read',
      'no-weight': 'Rule without weights',
      'target-not-valid': 'Target of the rule not valid then',
      unknown: 'Reason not recorded',
    },
    sought: {
      resource: 'resource {{value}}',
      noResource: 'no resource',
      tags: 'tags {{value}}',
      noTags: 'no tags',
      subAccount: 'sub-account {{value}}',
      noSubAccount: 'no sub-account',
    },
    ...unallocatedMessages,
    kind: {
      all: 'All',
      direct: 'Direct',
      indirect: 'Indirect',
      unallocated: 'Unallocated',
      restated: 'Restated',
      unnamed: 'Unnamed',
    },
    ofWhich: {
      total: 'Total',
      direct: 'of which direct',
      indirect: 'of which indirect',
      unallocated: 'of which unallocated',
      restated: 'of which restated',
    },
    kpi: {
      total: 'Total',
      attributed: 'Attributed',
      attributedHow: 'direct {{direct}}, by rules {{indirect}}',
      missingOne: '{{month}} missing',
      missingSome: '{{months}} months missing',
      unallocated: 'Unallocated',
      mover: 'Largest change',
      ofTotal: '{{share}} of the total',
      seeWhy: 'See why',
    },
    explain: {
      total:
        'The sum of the billed lines of these months, exact to the last digit. The total is the same at every level, whichever way you drill down.',
      attributed:
        'What applications bear. Direct: charges with a pivot of an application (its resource, one of its tags or its sub-account) that is valid on the day of the charge. By rules: what an allocation rule has distributed.',
      unallocated:
        'Charges without a pivot of an application that no allocation rule covers. They are always shown and never dropped.',
      mover:
        'The part of this level whose amount differs most from the period it is compared with, in money.',
    },
    picture: {
      choose: 'Chart',
      bars: 'Breakdown',
      columns: 'Over time',
      title: 'Cost by {{level}}, {{period}}',
      summary:
        'Cost by {{level}}, {{period}}: the total is {{total}}, the largest part is {{largest}} with {{amount}}. The table below has every figure.',
      missing: 'No published bill: {{months}}. These are gaps, not zeros.',
    },
    column: {
      amount: 'Amount',
      share: 'Share',
      quantity: 'Quantity',
      unit: 'Unit',
      previous: 'Before',
      attributed: 'Attributed',
      difference: 'Change',
      against: 'vs {{than}}',
      costOf: 'Cost, {{month}}',
    },
    foot: {
      published_one: 'From {{count}} run, published',
      published_other:
        'From {{count}} runs, one per month, the latest published',
      run: 'run',
      missing: 'No published bill for: {{months}}.',
      behind_one:
        'The last published month is {{month}}: one month is missing since.',
      behind_other:
        'The last published month is {{month}}: {{count}} months are missing since.',
      completeThrough: 'Complete through {{days}}: later days may still grow.',
      indirectExcluded:
        'Indirect cost of {{amount}}, of all applications, is left out: an account, a region, a resource, a tag or a day is known of whole charges, not of an application’s share.',
      restatedExcluded:
        'Restated cost of {{amount}} is left out: differences of closed months are not known of single charges.',
      incomplete: '{{lines}} lines have no “{{measure}}” and count as 0 here.',
    },
    noBill: {
      title: 'No bill for {{period}} yet',
      importAndRun: 'Import the bill and run the batch:',
      askFinops:
        'A month is shown once its bill was imported and its batch has published it. Ask a FinOps administrator (Rosetta_FinOps_Admin).',
      showLast: 'Show {{month}}, the last published month',
    },
    nothing: {
      title: 'No costs match these filters',
      help: 'There are bills for this period, but none of their lines matches the filters.',
      showAll: 'Show all costs',
    },
    lines: {
      title: 'Lines',
      one: 'Cost line',
      close: 'Close',
      kind: 'Attribution',
      filterBy: 'Only lines of {{value}}',
      of: {
        direct: 'Direct lines',
        indirect: 'Indirect lines',
        unallocated: 'Unallocated lines',
        restated: 'Restated lines',
      },
    },
    line: {
      day: 'Day',
      product: 'Product',
      application: 'Application',
      kind: 'Attribution',
      account: 'Billing account',
      subAccount: 'Sub-account',
      region: 'Region',
      reason: 'Why unallocated',
      consumed: 'Consumed',
      pricing: 'Priced quantity',
      commitment: 'Commitment',
      sku: 'SKU',
      invoice: 'Invoice',
      chargeClass: 'Charge class',
      provider: 'Provider',
      resource: 'Resource',
      tags: 'Tags',
      amount: 'Amount',
      charge: 'Full charge',
      pool: 'Whole pool',
      passedOnBy: 'Passed on by',
      chargePeriod: 'Charge period',
      rule: 'Allocation rule',
      ruleShare: '{{rule}}: {{weight}} of {{total}}, that is {{ratio}}',
      file: 'File and row',
      fileRow: '{{file}}, row {{row}}',
      run: 'Run',
      id: 'Line',
    },
    pool: {
      title: 'Charges of the pool',
      share: 'Share',
      show_one: 'Show the charge of this pool',
      show_other: 'Show the {{count}} charges of this pool',
    },
    card: {
      title: 'Cost in {{month}}',
      open: 'See the breakdown',
    },
    home: {
      cost: 'Cost',
      change: 'Change',
      own: 'Cost of your groups, {{month}}',
      all: 'Cost of all applications, {{month}}',
      noBill: 'No bill yet',
      noBillOf: 'No bill of {{month}} is published yet.',
      explain:
        'Effective cost in the last complete month: direct charges of the applications, and their part of shared ones. An application that two of your groups share counts once.',
      run: 'Costs: runs and unallocated',
      unallocated: 'Unallocated in {{month}}:',
      seeUnallocated: 'See why',
    },
    tab: {
      title: 'Cost',
      line: {
        product: 'What it cost by product, {{period}}',
        application: 'What it cost by application, {{period}}',
      },
      open: 'Open in Costs',
      nothing: 'No cost is attributed to this application',
      nothingHelp:
        'There are bills for these months, but none of their lines has a pivot of this application, and no allocation rule gives it a share.',
    },
    export: { focus: 'FOCUS file' },
    anomalies: anomaliesMessages,
    entityCost: entityCostMessages,
    rules: rulesMessages,
    explained: explainedMessages,
    periods: periodsMessages,
    commitments: commitmentsMessages,
    comparison: comparisonMessages,
    kpis: kpisMessages,
    invoices: invoicesMessages,
    budgets: budgetsMessages,
    importPreview: importPreviewMessages,
    saving: savingMessages,
    forecast: forecastMessages,
    prices: pricesMessages,
    unitCosts: unitCostsMessages,
    rates: ratesMessages,
    restatements: restatementsMessages,
    causes: causesMessages,
    quarantine: quarantineMessages,
    runs: runsMessages,
    quality: qualityMessages,
  },
  translations: { fr: () => import('./fr') },
});
