const STRING = String.raw`(?:'[^'\n]+'|"[^"\n]+")`;
/** `var x = require('y');` of the module itself. */
const REQUIRE = new RegExp(
  String.raw`^(?:var|const) ([\w$]+) = require\((${STRING})\);[ \t]*$`,
  'gm',
);
/** `exports.a = x.a;`, by which bundlers write `export { a } from 'y'`. */
const REEXPORT = /^exports\.([\w$]+) = ([\w$]+)\.([\w$]+);$/gm;
/** `var x = _interopRequireDefault(require('y'));` and the like. */
const DEFAULT = new RegExp(
  String.raw`^(?:var|const) ([\w$]+) = (?:/\*#__PURE__\*/ *)?` +
    String.raw`((?:[\w$]+\.)?(?:_interopRequireDefault|__importDefault|_interopDefaultCompat|_interopDefault)` +
    String.raw`\((?:require\(${STRING}\)|[\w$]+)\));[ \t]*$`,
  'gm',
);

const escaped = name => name.replaceAll('$', String.raw`\$`);

/** How often a name is used, by what comes after it. */
const uses = (source, name, after = '') =>
  Array.from(
    source.matchAll(
      new RegExp(String.raw`(?<![\w$.])${escaped(name)}(?![\w$])${after}`, 'g'),
    ),
  ).length;

/** A name that is not used was required for the effect; one that changes is no import. */
const isReadOnly = (rest, name) =>
  uses(rest, name) > 0 && uses(rest, name, String.raw`\s*=(?!=)`) === 0;

const isReadAsDefault = (rest, name) =>
  uses(rest, name) > 0 &&
  uses(rest, name) === uses(rest, name, String.raw`\.default(?![\w$])`);

const lazyDefault = (name, value) =>
  `var ${name} = { get default() { const value = ${value}.default;` +
  ` if (value !== undefined) Object.defineProperty(this, 'default', { value }); return value; } };`;

const lazyReexport = (name, value) =>
  `Object.defineProperty(exports, '${name}', { enumerable: true, configurable: true, get: () => ${value} });`;

/**
 * Writes what a module of CommonJS requires as imports, so that the compiler can make them lazy: it knows which
 * names are meant. A module that is required for its effect, or in any other form, stays as it is.
 * Undefined when nothing changes.
 */
function requiresToImports(source) {
  const imported = new Set();
  const code = source
    .replace(REQUIRE, (line, name, specifier) => {
      if (!isReadOnly(source.replace(line, ''), name)) return line;
      imported.add(name);
      return `import * as ${name} from ${specifier};`;
    })
    .replace(DEFAULT, (line, name, value) =>
      isReadAsDefault(source.replace(line, ''), name)
        ? lazyDefault(name, value)
        : line,
    )
    .replace(REEXPORT, (line, name, from, property) =>
      imported.has(from) ? lazyReexport(name, `${from}.${property}`) : line,
    );
  return code === source ? undefined : code;
}

module.exports = { requiresToImports };
