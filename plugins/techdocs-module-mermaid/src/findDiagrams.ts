/** A diagram on a page: where it is written, and where it is to be drawn. */
export interface DiagramSlot {
  block: HTMLElement;
  host: HTMLElement;
  source: string;
  title: string;
}

/**
 * The first word of a diagram. MkDocs does not say which code blocks were marked as Mermaid:
 * its highlighter knows no such language, and makes plain text of them.
 */
const FIRST_WORD =
  /^(?:flowchart|graph (?:TB|TD|BT|RL|LR)|sequenceDiagram|classDiagram|stateDiagram|erDiagram|journey|gantt|pie|quadrantChart|requirementDiagram|gitGraph|C4[A-Z]\w+|mindmap|timeline|sankey|xychart|block|packet|kanban|architecture)\b/;

/** Front matter, directives and comments, which may come before it. */
const BEFORE_IT = /^\s*(?:---\n[\s\S]*?\n---\s*)?(?:%%[^\n]*\n\s*)*/;

export const sourceOf = (block: Element) =>
  block.querySelector('code')?.textContent?.trim() ?? '';

export const isDiagram = (source: string) =>
  FIRST_WORD.test(source.replace(BEFORE_IT, ''));

/** What the author calls it, or else the heading it stands under. */
const titleOf = (block: Element, source: string): string => {
  const own = source.match(/^\s*(?:accTitle|title)\s*:?\s+(.+)$/m)?.[1];
  if (own) return own.trim();
  let before = block.previousElementSibling;
  while (before && !/^H[1-6]$/.test(before.tagName))
    before = before.previousElementSibling;
  return before?.textContent?.replace('¶', '').trim() ?? '';
};

/** The diagrams among the code blocks of a page. */
export const findDiagrams = (blocks: HTMLElement[]): DiagramSlot[] =>
  blocks
    .map(block => ({ block, source: sourceOf(block) }))
    .filter(({ source }) => isDiagram(source))
    .map(({ block, source }) => ({
      block,
      source,
      title: titleOf(block, source),
      host: block.ownerDocument.createElement('div'),
    }));
