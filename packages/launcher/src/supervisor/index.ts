export { watchShutdownSignals as watchForLeaving } from './shutdownSignals';
export { claimHome as claim, killAll, stopAll } from './staleProcesses';
export { LAUNCHER, Records } from './records';
export type { ProcessRecord } from './records';
export { Supervisor } from './Supervisor';
export type { Component, Part, Task, TaskContext } from './types';
