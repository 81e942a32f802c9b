export * from './CardGrid';
export * from './DrillPath';
export * from './PageFrame';
export * from './Provenance';
export * from './useDocumentTitle';
