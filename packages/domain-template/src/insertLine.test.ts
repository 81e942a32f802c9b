import { insertLine } from './insertLine';

const insert = (content: string, line: string) =>
  insertLine({ path: 'list.ts', content }, line, /^export /);

describe('insertLine', () => {
  it('puts a line among those like it, in their order', () => {
    const content = '// top\nexport a;\nexport c;\n// end\n';
    expect(insert(content, 'export b;')).toBe(
      '// top\nexport a;\nexport b;\nexport c;\n// end\n',
    );
    expect(insert(content, 'export d;')).toBe(
      '// top\nexport a;\nexport c;\nexport d;\n// end\n',
    );
  });

  it('refuses a file that has no such line', () => {
    expect(() => insert('// nothing\n', 'export b;')).toThrow(
      'list.ts has no line like "export b;".',
    );
  });
});
