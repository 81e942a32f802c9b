export * from './openapi';
export * from './portalOpenApi';
