export { FaultProxy, type Fault } from './FaultProxy';
