export { loadCompany, type Company } from './loadCompany';
export * from './schema';
export * from './toolNames';
