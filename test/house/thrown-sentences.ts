import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../../scripts/tools.ts';

/** What stands where a sentence has a part that is only known when it is thrown. */
export const HOLE = '{}';

/** A place that throws a fault, with every sentence it can be thrown with. */
export interface ThrownAt {
  /** `src/wire/oauth.ts:195`. */
  readonly place: string;
  /** Empty where the sentence comes from a place this reading cannot follow. */
  readonly sentences: readonly string[];
}

/** Classes whose first argument is the sentence of a fault; classes that extend them are found by reading. */
const FAULTS = ['Deviation', 'OpenQuestion', 'EndpointError', 'PreconditionError', 'TesterFault', 'NotOffered'];
/** Deeper than any sentence is handed on. */
const MAX_HANDED_ON = 6;
/** More alternatives than this are values and not wordings. */
const MAX_WORDINGS = 24;

/** Parameters that hold what something is called in code or by the region, and no wording of ours. */
const VALUES: ReadonlySet<string> = new Set(['id', 'key', 'name']);

type Asked = ReadonlySet<ts.Node>;

/**
 * Every sentence that code can throw a fault with, read from the syntax of all files under `src` and `step-definitions`. A
 * sentence that is handed on as an argument is followed to those who call, by the name of the function alone.
 */
export function thrownSentences(project: string = root): readonly ThrownAt[] {
  const files = ['src', 'step-definitions']
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: project }))
    .filter((file) => !/\.(?:test|fixture|d)\.ts$/.test(file))
    .toSorted()
    .map((file) => ts.createSourceFile(file, readFileSync(join(project, file), 'utf8'), ts.ScriptTarget.Latest, true));
  const calls = new Map<string, ts.CallExpression[]>();
  const constants = new Map<string, ts.Expression[]>();
  const classes = new Set(FAULTS);
  for (const file of files) {
    for (const node of nodesOf(file)) {
      const name = ts.isCallExpression(node) ? calledName(node.expression) : undefined;
      if (name !== undefined && ts.isCallExpression(node)) calls.set(name, [...(calls.get(name) ?? []), node]);
      if (isTopConstant(node)) constants.set(node.name.text, [...(constants.get(node.name.text) ?? []), node.initializer]);
      const base = ts.isClassDeclaration(node) ? node.heritageClauses?.[0]?.types[0]?.expression : undefined;
      if (ts.isClassDeclaration(node) && node.name !== undefined && base !== undefined && classes.has(base.getText()))
        classes.add(node.name.text);
    }
  }
  const reader = new Reader(calls, constants);
  return files.flatMap((file) =>
    [...nodesOf(file)].flatMap((node): readonly ThrownAt[] => {
      const sentence = ts.isNewExpression(node) && isFault(node.expression, classes) ? node.arguments?.[0] : undefined;
      if (sentence === undefined) return [];
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      return [{ place: `${file.fileName}:${line}`, sentences: reader.wordings(sentence) ?? [] }];
    }),
  );
}

/** Every text that stands as `sentence` in a table of data. */
export function tabledSentences(file: string, project: string = root): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(project, file), 'utf8'), ts.ScriptTarget.Latest, true);
  return [...nodesOf(source)].flatMap((node) =>
    ts.isPropertyAssignment(node) && node.name.getText() === 'sentence' && ts.isStringLiteralLike(node.initializer)
      ? [node.initializer.text.replaceAll(/\{\w+\}/g, HOLE)]
      : [],
  );
}

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

type NamedConstant = ts.VariableDeclaration & { readonly name: ts.Identifier; readonly initializer: ts.Expression };

const isConstant = (node: ts.Node): node is NamedConstant =>
  ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined;
const isTopConstant = (node: ts.Node): node is NamedConstant => isConstant(node) && ts.isSourceFile(node.parent.parent.parent);

/** A class by its name, or an expression or variable that chooses between classes: `new Kind(…)`. */
function isFault(thrown: ts.Expression, classes: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(thrown) && classes.has(thrown.text)) return true;
  if (ts.isParenthesizedExpression(thrown))
    return [...nodesOf(thrown)].some((node) => ts.isIdentifier(node) && classes.has(node.text));
  return ts.isIdentifier(thrown) && /^(?:Kind|Own|FaultOfRow)$/.test(thrown.text);
}

function calledName(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

/** Follows an expression to the texts it can be. */
class Reader {
  readonly #calls: ReadonlyMap<string, readonly ts.CallExpression[]>;
  readonly #constants: ReadonlyMap<string, readonly ts.Expression[]>;

  constructor(
    calls: ReadonlyMap<string, readonly ts.CallExpression[]>,
    constants: ReadonlyMap<string, readonly ts.Expression[]>,
  ) {
    this.#calls = calls;
    this.#constants = constants;
  }

  /** The texts an expression can be, with holes; undefined when it is none that can be read. */
  wordings(node: ts.Expression, asked: Asked = new Set()): readonly string[] | undefined {
    if (asked.size > MAX_HANDED_ON || asked.has(node)) return undefined;
    const next = new Set([...asked, node]);
    const read = (one: ts.Expression): readonly string[] => this.wordings(one, asked) ?? [HOLE];
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isTemplateExpression(node)) {
      return node.templateSpans.reduce<readonly string[]>(
        (texts, { expression, literal }) => joined(joined(texts, read(expression)), [literal.text]),
        [node.head.text],
      );
    }
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
      return this.wordings(node.expression, asked);
    if (ts.isConditionalExpression(node)) return either(read(node.whenTrue), read(node.whenFalse));
    if (ts.isBinaryExpression(node)) {
      if (node.operatorToken.kind === ts.SyntaxKind.PlusToken) return joined(read(node.left), read(node.right));
      if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return either(read(node.left), read(node.right));
    }
    if (ts.isIdentifier(node)) return this.#named(node, next);
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      const given = parameterOf(node.expression);
      return given === undefined ? undefined : this.#given(given, [...given.path, node.name.text], next);
    }
    return undefined;
  }

  #named(node: ts.Identifier, asked: Asked): readonly string[] | undefined {
    const given = parameterOf(node);
    if (given !== undefined) return VALUES.has(node.text) ? undefined : this.#given(given, given.path, asked);
    const local = declaredNear(node);
    const initializer = local ?? this.#constants.get(node.text)?.[0];
    return initializer === undefined ? undefined : this.wordings(initializer, asked);
  }

  /** What those who call a function give one of its parameters. */
  #given({ name, at }: Given, path: readonly string[], asked: Asked): readonly string[] | undefined {
    const found = (this.#calls.get(name) ?? []).flatMap((call) => {
      const argument = call.arguments[at];
      const value = argument === undefined ? undefined : within(argument, path);
      if (value === undefined) return [];
      return this.wordings(value, asked) ?? [HOLE];
    });
    const unique = [...new Set(found)];
    return unique.length === 0 || unique.length > MAX_WORDINGS * 4 ? undefined : unique;
  }
}

const either = (one: readonly string[], other: readonly string[]): readonly string[] => [...new Set([...one, ...other])];

function joined(starts: readonly string[], ends: readonly string[]): readonly string[] {
  if (starts.length * ends.length > MAX_WORDINGS * 4) return starts.map((start) => start + HOLE);
  return starts.flatMap((start) => ends.map((end) => start + end));
}

/** The part of an argument that a path of properties names, where it is written out as objects. */
function within(argument: ts.Expression, path: readonly string[]): ts.Expression | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return argument;
  if (!ts.isObjectLiteralExpression(argument)) return undefined;
  for (const property of argument.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === first) return within(property.initializer, rest);
    if (ts.isShorthandPropertyAssignment(property) && property.name.text === first) return property.name;
  }
  return undefined;
}

/** A parameter of a named function, and which property of it. */
interface Given {
  readonly name: string;
  readonly at: number;
  readonly path: readonly string[];
}

/** Which parameter a name stands for: of the nearest function around it that has one so called, also one destructured at once or in a statement. */
function parameterOf(node: ts.Identifier): Given | undefined {
  for (let around: ts.Node = node.parent; !ts.isSourceFile(around); around = around.parent) {
    if (ts.isBlock(around)) {
      const declared = declarationIn(around, node.text);
      if (declared === undefined) continue;
      const from = ts.isBindingElement(declared) ? declared.parent.parent : undefined;
      if (from === undefined || !ts.isVariableDeclaration(from) || from.initializer === undefined) return undefined;
      if (!ts.isIdentifier(from.initializer) || !ts.isBindingElement(declared)) return undefined;
      const whole = parameterOf(from.initializer);
      return whole === undefined ? undefined : { ...whole, path: [...whole.path, propertyOf(declared)] };
    }
    if (!ts.isFunctionLike(around)) continue;
    const at = around.parameters.findIndex(({ name }) => bindingIn(name, node.text) !== undefined);
    const parameter = around.parameters[at];
    if (parameter === undefined) continue;
    const binding = bindingIn(parameter.name, node.text);
    const name = functionName(around);
    if (name === undefined || binding === undefined) return undefined;
    return { name, at, path: ts.isBindingElement(binding) ? [propertyOf(binding)] : [] };
  }
  return undefined;
}

const propertyOf = (binding: ts.BindingElement): string => (binding.propertyName ?? binding.name).getText();

function bindingIn(name: ts.BindingName, wanted: string): ts.BindingElement | ts.Identifier | undefined {
  if (ts.isIdentifier(name)) return name.text === wanted ? name : undefined;
  return [...name.elements].filter(ts.isBindingElement).find((one) => one.name.getText() === wanted);
}

function declarationIn(block: ts.Block, wanted: string): ts.BindingElement | ts.VariableDeclaration | undefined {
  for (const statement of block.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declared of statement.declarationList.declarations) {
      const binding = bindingIn(declared.name, wanted);
      if (binding !== undefined) return ts.isBindingElement(binding) ? binding : declared;
    }
  }
  return undefined;
}

/** What a constant declared around a name is set to. */
function declaredNear(node: ts.Identifier): ts.Expression | undefined {
  for (let around: ts.Node = node.parent; ; around = around.parent) {
    if (ts.isBlock(around)) {
      const declared = declarationIn(around, node.text);
      if (declared !== undefined) return ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
    }
    if (ts.isSourceFile(around)) {
      return around.statements
        .filter(ts.isVariableStatement)
        .flatMap(({ declarationList }) => declarationList.declarations)
        .find(({ name }) => ts.isIdentifier(name) && name.text === node.text)?.initializer;
    }
  }
}

function functionName(node: ts.SignatureDeclaration): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.name?.getText();
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}
