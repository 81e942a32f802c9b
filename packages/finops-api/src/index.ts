export { createFinopsApp } from './createFinopsApp';
export { service } from './service';
