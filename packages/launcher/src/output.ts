import { Component, Task } from './supervisor/types';

export interface DemoUser {
  name: string;
  description: string;
}

/** What a start says: to people on a terminal, or to programs, a JSON object per line. */
export interface Output {
  line(text: string): void;
  warn(text: string): void;
  ready(part: Component, details: { version?: string; seconds: number }): void;
  done(part: Task, details: { result?: string; seconds: number }): void;
  progress(part: Task, text: string): void;
  /** The platform can be used. */
  open(url: string, users: readonly DemoUser[]): void;
}

export function jsonOutput(write: (line: string) => void): Output {
  const say = (event: object) => write(JSON.stringify(event));
  return {
    line: text => say({ event: 'info', text }),
    warn: text => say({ event: 'warning', text }),
    ready: ({ name, port }, details) =>
      say({ event: 'ready', name, port, ...details }),
    done: ({ name }, details) => say({ event: 'done', name, ...details }),
    progress: ({ name }, text) => say({ event: 'progress', name, text }),
    open: (url, users) => say({ event: 'open', url, users }),
  };
}
