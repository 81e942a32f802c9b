export {
  configureSource,
  defineSimulator,
  type SimulatorConfig,
  type SimulatorDefinition,
} from './defineSimulator';
export { SIMULATORS, type SimulatedSource } from './list';
export * from './orders';
