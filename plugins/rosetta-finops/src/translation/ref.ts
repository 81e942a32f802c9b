import { createTranslationRef } from '@backstage/frontend-plugin-api';

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
      billingAccount: 'Billing account',
      by: 'By',
      nextLevel: 'Next level',
      compare: 'Compare',
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
    kind: {
      all: 'All',
      direct: 'Direct',
      indirect: 'Indirect',
      unallocated: 'Unallocated',
      unnamed: 'Unnamed',
    },
    ofWhich: {
      total: 'Total',
      direct: 'of which direct',
      indirect: 'of which indirect',
      unallocated: 'of which unallocated',
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
      seeLines: 'See the lines',
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
      previous: 'Before',
      attributed: 'Attributed',
      difference: 'Change',
      against: 'vs {{than}}',
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
      of: {
        direct: 'Direct lines',
        indirect: 'Indirect lines',
        unallocated: 'Unallocated lines',
      },
    },
    line: {
      day: 'Day',
      product: 'Product',
      application: 'Application',
      kind: 'Attribution',
      account: 'Billing account',
      provider: 'Provider',
      resource: 'Resource',
      tags: 'Tags',
      amount: 'Amount',
      charge: 'Full charge',
      chargePeriod: 'Charge period',
      rule: 'Allocation rule',
      ruleShare: '{{rule}}: {{weight}} of {{total}}, that is {{ratio}}',
      file: 'File and row',
      fileRow: '{{file}}, row {{row}}',
      run: 'Run',
      id: 'Line',
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
      seeUnallocated: 'See the lines',
    },
    tab: {
      title: 'Cost',
      line: 'What it cost by product, {{period}}',
      open: 'Open in Costs',
      nothing: 'No cost is attributed to this application',
      nothingHelp:
        'There are bills for these months, but none of their lines has a pivot of this application, and no allocation rule gives it a share.',
    },
    export: { failed: 'The export failed' },
    runs: {
      open: 'Runs',
      job: { costs: 'Costs' },
      about:
        'Each execution of the FinOps batch: it shapes one month of bills into costs, and publishes all of it or nothing.',
      lines: 'Lines',
      summaries: 'Sums',
      figures: 'See these costs',
      unchanged: 'Unchanged',
    },
  },
  translations: { fr: () => import('./fr') },
});
