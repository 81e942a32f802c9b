export * from './applicationSheetApi';
export * from './ApplicationLink';
export * from './blueprints';
export * from './ToolButton';
