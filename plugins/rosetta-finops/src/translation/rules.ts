/** The words of the pages of allocation rules. */
export const rulesMessages = {
  open: 'Rules',
  title: 'Allocation rules',
  about:
    'They split what no application owns. A charge is taken by the first rule, by priority, whose scope it matches.',
  one: 'Allocation rule: what it takes, and who bears it',
  none: 'There is no allocation rule',
  noneHelp:
    'Without one, what no pivot attributes stays unallocated. A FinOps administrator (Rosetta_FinOps_Admin) makes rules here.',
  create: 'New rule',
  change: 'Change',
  changeOf: 'Change “{{name}}”',
  save: 'Make the rule',
  saveChange: 'Change the rule',
  close: 'Close',
  discard: 'Discard draft',
  history: 'History',
  since: 'from {{from}}',
  fromTo: 'from {{from}} until {{to}}',
  kindOfChange: 'Kind of change',
  newVersion: 'Something changes: a new version, and the one before ends there',
  correction:
    'Version {{version}} was wrong: correct it, for all the time that it holds',
  will: 'Charges from {{from}} on go by this with the next run of their month. Published figures stay until then.',
  changedSince:
    'Somebody has changed this rule meanwhile. What you wrote is kept: close this form, look at the rule as it is now, and open the form again.',
  nameTaken:
    'There is a rule of that name already. Change that one, or choose another name.',
  state: {
    active: 'Active',
    upcoming: 'Upcoming',
    ended: 'Ended',
    corrected: 'Corrected',
  },
  method: {
    even: 'Evenly',
    fixed: 'Fixed coefficients',
    proportional: 'In proportion',
  },
  methodAbout: {
    even: 'Evenly: each target bears the same',
    fixed:
      'Fixed coefficients: each application bears the part that is set here',
    proportional:
      'In proportion: to the direct cost of each target, or to what it consumed',
  },
  basis: {
    directCost: 'direct cost',
    categories: 'direct cost ({{categories}})',
    consumption: 'consumption “{{metric}}”',
  },
  target: {
    all: 'All applications',
    applications: 'Applications',
    groups: 'Groups',
    attribute: 'Applications with an attribute',
    everyone: 'All applications',
    ofGroups: 'Applications of {{groups}}',
    with: 'Applications with {{name}} = {{value}}',
  },
  scopeAll: 'Every charge that no rule before it takes',
  scopeField: {
    application: 'Application',
    domain: 'Domain',
    family: 'Family',
    product: 'Product',
    provider: 'Provider',
    account: 'Sub-account',
    resource: 'Resource',
    tag: 'Tag',
    chargeCategory: 'Charge category',
    commitmentDiscountStatus: 'Commitment discount',
    capacityReservationStatus: 'Capacity reservation',
  },
  column: {
    priority: 'Priority',
    name: 'Rule',
    state: 'State',
    scope: 'Takes',
    method: 'Splits',
    targets: 'Borne by',
    validity: 'Valid',
    versions: 'Versions',
    version: 'Version',
    who: 'Changed by',
    when: 'Changed',
    reason: 'Reason',
    id: 'Identifier',
  },
  field: {
    name: 'Name',
    validFrom: 'Valid from',
    validTo: 'Valid until',
    scope: 'Which charges it takes',
    scopeField: 'Field',
    basis: 'In proportion to',
    attributeName: 'Attribute',
    attributeValue: 'Value',
    coefficients: 'Coefficients',
  },
  priorityHelp: 'The lowest comes first',
  reasonHelp:
    'Kept with the rule, for everyone who reads a figure that it made',
  validFromHelp: 'The first day, UTC',
  validToHelp: 'The first day on which it no longer holds; empty: it stays',
  scopeHelp: 'A charge must match all of this.',
  scopeAllHelp:
    'Nothing said: the rule takes every charge without an owner that no rule before it takes.',
  addScope: 'Add a condition',
  removeScope: 'Remove the condition {{field}}',
  basisHelp:
    '“direct-cost”, “direct-cost:Usage,Purchase” for those charge categories only, or “consumption:” and a metric',
  allHelp: 'Each application that has a weight in the month of the charge',
  sum: 'They add up to {{sum}}.',
  reprocess: {
    months: 'Publish anew',
    help: 'These months are reprocessed once the rule is saved, and their figures change; all others follow the rule from their next run on.',
    failed: '{{month}} could not be queued',
  },
  consumed: {
    title: 'What was consumed: {{metric}}, {{month}}',
    about:
      'By these quantities the rule splits the costs of this month, unless a charge is of a product that has quantities of its own.',
    nothing: 'No quantity of {{metric}} is known for {{month}}',
    nothingHelp:
      'The rule then leaves its charges as they are. Have the quantities delivered by a source, or import them, and run the month again.',
  },
  preview: {
    title: 'What would move',
    month: 'Tried on',
    run: 'See what would move',
    running: 'Splitting the month again',
    table: 'What would move, by application',
    taken: '{{count}} charges taken:',
    takesNothing: 'Takes no charge ({{currency}})',
    unallocated: 'Unallocated',
    nothing:
      'Nothing moves in this month. Look at “Valid from”, at which charges the rule takes, and at the rules that come before it.',
    stale: 'The form has changed since: see again what would move.',
    closed:
      '{{month}} is closed: a run would publish nothing, and write the difference as a restatement.',
    weightless:
      'No application has a weight in {{month}}: {{count}} charges would stay where they are.',
    from: 'Computed as a run would, from the bill, the consumption and the référentiel as published',
    withoutRestated:
      'Without the restatements that are booked into the month: no rule moves them.',
    column: {
      application: 'Application',
      was: 'Was',
      would: 'Would be',
      difference: 'Difference',
      currency: 'Currency',
    },
  },
  refusal: {
    overlaps:
      'overlaps version {{version}}, which is valid from {{from}}; choose a later first day, an end by then, or correct that version',
    notCorrectable:
      'version {{version}} cannot be corrected; look at the history of the rule',
    basis:
      'must be “direct-cost”, “direct-cost:” and charge categories separated by commas, or “consumption:” and a metric',
    keyValue: 'must look like key=value',
    idLetters: 'must be lower case letters, digits, . _ -',
    missing: 'is needed',
    tooLarge: 'is too long, or too large a number',
    sum: 'must add up to 1',
    duplicate: 'names something twice',
  },
  problem: {
    required: 'This is needed.',
    wholeNumber: 'It must be a whole number.',
    afterFrom: 'It must be after the first day.',
    chooseOne: 'Choose at least one.',
    sum: 'They must add up to 1.',
  },
} as const;
