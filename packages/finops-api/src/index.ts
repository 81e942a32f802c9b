export { FinopsApiConfig } from './config';
export { createFinopsApp, type FinopsAppOptions } from './createFinopsApp';
