/** What the page of the error budget policy and of decisions says. */
export const policyMessages = {
  policy: {
    title: 'Error budget policy',
    line: 'What is to be done when error budgets run out, and what people decided',
    says: 'What the policy says',
    first:
      'Nobody has agreed on a policy yet: this is what Rosetta begins with, as in the SRE workbook.',
    agreed: 'Revision {{revision}}, {{at}},',
    gate: 'The change gate follows a policy that people agreed on, and the decisions in force: a freeze stops, an exception makes a stop a question and a question a go.',
    noSteps: 'Nothing is asked for, however little is left.',
    change: 'Change the policy',
    save: 'Save the policy',
    changedSince:
      'Somebody changed the policy meanwhile. Close the form, and look at it again.',
    decisions: 'Decisions',
    decide: 'Decide on a budget',
    saveDecision: 'Record the decision',
    withdraw: 'Withdraw',
    decisionWill:
      'It is kept with where the objective stands now, and the change gate follows it from now on.',
    untilHelp: 'In UTC; it holds until the next decision when empty.',
    all: 'All decisions',
    none: 'No decision matches',
    noneHelp:
      'Decide on a budget when releases go on in spite of the policy, or are to stop before it asks for that.',
    noneRead:
      'A monitoring administrator (Rosetta_Monitoring_Admin) records what was decided here.',
    action: { watch: 'Watch', review: 'Review', freeze: 'Freeze' },
    decision: { freeze: 'Freeze', exception: 'Exception', resume: 'Over' },
    decisionHelp: {
      freeze: 'Releases stop, whatever is left of the budget.',
      exception: 'Releases go on, although the budget or the policy is against it.', // prettier-ignore
      resume: 'What was decided before is over.',
    },
    state: { inForce: 'In force', over: 'Past', withdrawal: 'Withdrawal' },
    column: {
      at: 'Decided',
      name: 'Objective',
      application: 'Application',
      decision: 'Decision',
      state: 'State',
      until: 'Until',
      reason: 'Reason',
      by: 'By',
      remaining: 'Left then',
      asked: 'Policy asked',
      act: 'Action',
    },
    step: {
      is: 'At {{below}} or less of the budget: {{action}}.',
      below: 'At this much left (%)',
      action: 'What is asked for',
      text: 'What that means here',
      add: 'Add a step',
      remove: 'Remove the step at {{below}} %',
    },
    problem: {
      below: 'Must be from 0 to 100.',
      twice: 'Another step has this too.',
    },
  },
} as const;
