export { ConformanceReport } from './ConformanceReport';
export { FOCUS_RULES_VERSION } from './rules';
