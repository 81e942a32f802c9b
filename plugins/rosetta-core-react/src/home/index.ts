export * from './blueprints';
export type { Mine } from './mine';
export * from './useMine';
