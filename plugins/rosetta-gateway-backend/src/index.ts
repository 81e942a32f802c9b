export { rosettaGatewayPlugin as default } from './plugin';
