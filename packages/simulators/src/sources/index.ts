export {
  configureSource,
  defineSimulator,
  type SimulatorConfig,
  type SimulatorDefinition,
} from './defineSimulator';
export { DOWN_AS, type Fault } from './Faults';
export { SIMULATORS, type SimulatedSource } from './list';
export * from './orders';
