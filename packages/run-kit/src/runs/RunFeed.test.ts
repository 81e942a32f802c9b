import { Run, RunEvent } from '@rosetta/contracts/runs';
import { setTimeout as delay } from 'node:timers/promises';
import { RunFeed } from './RunFeed';

/** A run whose log grows by hand, and that counts how often it is read. */
const createSource = (lines: number) => {
  const run = { id: 'r', state: 'running' } as Run;
  const source = {
    lines,
    polls: 0,
    reads: 0,
    ended: false,
    async snapshot() {
      source.polls += 1;
      const state = source.ended ? 'succeeded' : 'running';
      return { run: { ...run, state } as Run, lastSeq: source.lines };
    },
    async events(after: number) {
      source.reads += 1;
      const to = Math.min(source.lines, after + 1_000);
      return Array.from(
        { length: Math.max(to - after, 0) },
        (_, i) => ({ seq: after + 1 + i } as RunEvent),
      );
    },
  };
  return source;
};

const collect = async (feed: RunFeed, after: number) => {
  const seqs: number[] = [];
  const states: string[] = [];
  for await (const news of feed.follow(after, new AbortController().signal))
    if (news.type === 'log') seqs.push(news.event.seq);
    else states.push(news.run.state);
  return { seqs, states };
};

const upTo = (last: number, from = 1) =>
  Array.from({ length: last - from + 1 }, (_, i) => from + i);

describe('RunFeed', () => {
  it('polls once for all of its readers', async () => {
    const source = createSource(0);
    const feed = new RunFeed(source, 20);
    const readers = Array.from({ length: 200 }, () => collect(feed, 0));
    for (let i = 0; i < 10; i++) {
      await delay(20);
      source.lines += 3;
    }
    source.ended = true;
    for (const { seqs, states } of await Promise.all(readers)) {
      expect(seqs).toEqual(upTo(30));
      expect(states).toEqual(['running', 'succeeded']);
    }
    expect(source.polls).toBeLessThan(30);
    expect(source.reads).toBeLessThan(30);
    expect(feed.idle).toBe(true);
  });

  it('misses no line when the log outgrows what is at hand', async () => {
    const source = createSource(1_500);
    const feed = new RunFeed(source, 5);
    const reader = collect(feed, 200);
    await delay(30);
    source.lines = 1_600;
    await delay(30);
    source.lines = 5_000;
    source.ended = true;
    expect((await reader).seqs).toEqual(upTo(5_000, 201));
  });

  it('stops polling when nobody reads, and begins again', async () => {
    const source = createSource(2);
    const feed = new RunFeed(source, 5);
    source.ended = true;
    await collect(feed, 0);
    await delay(30);
    const polls = source.polls;
    await delay(30);
    expect(source.polls).toBe(polls);
    expect((await collect(feed, 1)).seqs).toEqual([2]);
  });

  it('waits when the tables can not be read for a moment', async () => {
    const source = createSource(1);
    const { snapshot } = source;
    source.snapshot = async () => {
      source.snapshot = snapshot;
      throw new Error('connection lost');
    };
    source.ended = true;
    const feed = new RunFeed(source, 5);
    expect((await collect(feed, 0)).seqs).toEqual([1]);
  });
});
