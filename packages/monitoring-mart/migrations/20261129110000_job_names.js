/**
 * The job of deployments has a name of its own, beside which the domain can have others. A run
 * that a worker of the version before holds is queued again: that one would publish it
 * under the old name.
 */
const rename = async (knex, from, to) => {
  for (const table of ['run', 'publication', 'batch_worker'])
    await knex(table).where('job', from).update({ job: to });
  await knex('run').where({ job: to, state: 'running' }).update({
    state: 'queued',
    step: 'queued',
    attempt_id: null,
    lease_until: null,
  });
};

exports.up = knex => rename(knex, 'monitoring', 'deployments');
exports.down = knex => rename(knex, 'deployments', 'monitoring');
