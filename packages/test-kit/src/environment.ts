import { TestEnvironment } from 'jest-environment-node';

/**
 * Node, whose timers end with the test file that set them.
 *
 * Test files share a process. The session store of Backstage's sign-in queries its database once a
 * minute and has no way to stop; once its file has ended and the database is gone, that query
 * would fail whichever file runs then.
 */
export default class EndingTimersEnvironment extends TestEnvironment {
  readonly #timers = new Set<NodeJS.Timeout>();

  async setup() {
    await super.setup();
    this.global.setTimeout = this.#tracked(this.global.setTimeout);
    this.global.setInterval = this.#tracked(this.global.setInterval);
  }

  async teardown() {
    for (const timer of this.#timers) clearTimeout(timer);
    await super.teardown();
  }

  #tracked<T extends typeof setTimeout | typeof setInterval>(set: T): T {
    const timers = this.#timers;
    return new Proxy(set, {
      apply(target, self, args) {
        const timer = Reflect.apply(target, self, args);
        timers.add(timer);
        return timer;
      },
    });
  }
}
