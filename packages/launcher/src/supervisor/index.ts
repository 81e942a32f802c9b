export { watchForLeaving } from './leaving';
export { claim, killAll, stopAll } from './leftovers';
export { LAUNCHER, Records } from './records';
export type { ProcessRecord } from './records';
export { Supervisor } from './Supervisor';
export type { Component, Part, Task, TaskContext } from './types';
