export * from './CountColumns';
export type { FlowPart } from './flow';
export * from './FlowChart';
export * from './Hatch';
export type { BarPart } from './bars';
export type { Pointing } from './Legend';
export * from './series';
export * from './SortedBars';
export * from './StackedColumns';
