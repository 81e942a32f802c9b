export * from './CardGrid';
export * from './DrillPath';
export * from './LinkList';
export * from './PageFrame';
export * from './Provenance';
export * from './SideBySide';
export * from './TitledCard';
export * from './useDocumentTitle';
