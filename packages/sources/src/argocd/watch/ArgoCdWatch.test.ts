import { setTimeout as delay } from 'node:timers/promises';
import { createLogger } from '@rosetta/service-kit';
import { ArgoCdApplication, ArgoCdChange } from '../schemas';
import { WatchOptions } from '../types';
import { ArgoCdWatch } from './ArgoCdWatch';
import { toArgoCdItem } from './toArgoCdItem';
import { SourceState } from '../../live/SourceState';
import { backoff } from '../../live/repeat';
import { RefusedRecord } from '../../types';

const application = (name: string, revision: string): ArgoCdApplication => ({
  metadata: { name, namespace: 'argocd' },
  spec: { project: 'default', destination: { namespace: 'production' } },
  status: { sync: { status: 'Synced', revision } },
});

/** Argo CD with a stream that a test lets speak, break, or say nothing for ever. */
class FakeArgoCd {
  all = [application('shop', 'one'), application('bank', 'one')];
  refused: RefusedRecord[] = [];
  watched: number[] = [];
  breaks = true;
  /** What the list fails with. */
  fails?: Error;
  /** The changes that the stream still sends, after the list. */
  changes: ArgoCdChange[] = [];
  sentChanges = 0;

  async applications({ onRefused }: WatchOptions = {}) {
    if (this.fails) throw this.fails;
    for (const each of this.refused) onRefused!(each);
    return this.all;
  }

  async *watch({ signal }: WatchOptions = {}): AsyncGenerator<ArgoCdChange> {
    this.watched.push(performance.now());
    if (this.breaks) throw new Error('Argo CD stopped sending data');
    this.changes.unshift({ type: 'ADDED', application: this.all[0] });
    for (; ; await delay(5, undefined, { signal }))
      for (const change of this.changes.splice(0)) {
        yield change;
        this.sentChanges += 1;
      }
  }
}

describe('ArgoCdWatch', () => {
  let argocd: FakeArgoCd;
  let state: SourceState;
  let watch: ArgoCdWatch;
  const logged: string[] = [];
  beforeEach(() => {
    logged.length = 0;
    argocd = new FakeArgoCd();
    const logger = createLogger({ service: 'test', level: 'silent' });
    jest.spyOn(logger, 'warn').mockImplementation((fields: unknown) => {
      const { problem, error } = fields as { problem?: string; error?: string };
      logged.push(problem ?? error!);
    });
    state = new SourceState({ name: 'argocd', title: 'Argo CD' }, logger);
    watch = new ArgoCdWatch({
      client: argocd,
      state,
      baseUrl: 'http://argocd',
    });
  });
  afterEach(() => watch.stop());

  const until = async (isSo: () => boolean, ms = 9_000) => {
    for (let waited = 0; !isSo(); waited += 20) {
      if (waited > ms) throw new Error(`not so: ${JSON.stringify(state.report())}`); // prettier-ignore
      await delay(20);
    }
  };
  const findRevision = (name: string) => state.items.get(`argocd:argocd/${name}`)?.revision; // prettier-ignore

  it('reports and logs a broken stream, and its recovery', async () => {
    watch.start();
    await until(() => state.problems.length > 0 && state.items.size === 2);
    const problem = 'changes show every 5 s only: Argo CD stopped sending data';
    expect(state.report()).toMatchObject({ state: 'ok', problems: [problem] });
    expect(logged).toEqual([problem]);
    argocd.breaks = false;
    await until(() => state.problems.length === 0);
    const [first, second] = argocd.watched;
    expect(second - first).toBeGreaterThan(950);
  });

  it('ignores changes of the stream before the first list', async () => {
    const asOf = '2026-11-20T11:00:00.000Z';
    const before = toArgoCdItem(application('shop', 'zero'), 'http://argocd');
    state.restore([before], new Date(asOf));
    argocd.breaks = false;
    argocd.fails = new Error('Argo CD answered 500');
    watch.start();
    await until(() => argocd.sentChanges > 0 && state.state === 'down');
    expect(state.asOf).toBe(asOf);
    expect([...state.items.values()]).toEqual([before]);
  });

  it('shows a change of one application at once, and does not refresh the age of the others', async () => {
    argocd.breaks = false;
    watch.start();
    await until(() => state.items.size === 2 && argocd.sentChanges > 0);
    const { asOf } = state;
    argocd.changes = [{ type: 'MODIFIED', application: application('shop', 'two') }]; // prettier-ignore
    await until(() => findRevision('shop') === 'two');
    expect(state.asOf).toBe(asOf);
  });

  it('shows a change that an open stream did not send', async () => {
    argocd.breaks = false;
    watch.start();
    await until(() => findRevision('shop') === 'one');
    argocd.all = [application('shop', 'two')];
    await until(() => findRevision('shop') === 'two');
    expect(findRevision('bank')).toBeUndefined();
  }, 12_000);

  it('keeps the last state of an application that can no longer be read, and names the problem', async () => {
    argocd.breaks = false;
    watch.start();
    await until(() => state.items.size === 2);
    const problem = 'spec: is not an object';
    argocd.all = [application('shop', 'two')];
    argocd.refused = [{ name: 'argocd/bank', problem, record: {} }];
    await until(() => findRevision('shop') === 'two');
    expect(state.report()).toMatchObject({
      state: 'ok',
      problems: [`application argocd/bank is left out, ${problem}`],
    });
    expect(state.items.get('argocd:argocd/bank')).toMatchObject({
      revision: 'one',
      held: { problem },
    });
    expect(logged).toEqual([`application argocd/bank is left out, ${problem}`]);
  }, 12_000);
});

it('backs off from 1 s to 30 s, with random pauses', () => {
  const pauses = () => {
    const { pauseMs } = backoff();
    return Array.from({ length: 8 }, pauseMs);
  };
  const many = Array.from({ length: 100 }, pauses);
  for (const [first, second, ...later] of many) {
    expect(first).toBeGreaterThanOrEqual(1_000);
    expect(first).toBeLessThanOrEqual(2_000);
    expect(second).toBeGreaterThanOrEqual(2_000);
    for (const each of later) expect(each).toBeLessThanOrEqual(30_000);
    expect(later.at(-1)).toBeGreaterThanOrEqual(15_000);
  }
  expect(new Set(many.map(([first]) => first)).size).toBeGreaterThan(90);
});
