import { posix } from 'node:path';
import ts from 'typescript';
import { STEPS_FILE, STEPS_MODULE } from '../model/own-steps.ts';

const STEP_FUNCTIONS = new Set(['Given', 'When', 'Then', 'defineStep']);

/** What can be reached in a module, by the name it has there. */
export interface StepModule {
  readonly path: string;
  readonly declarations: ReadonlyMap<string, readonly ts.Node[]>;
  readonly imports: ReadonlyMap<string, StepImport>;
  /** `export * from`, each a path. */
  readonly passedOn: readonly string[];
  readonly steps: readonly { readonly pattern: string; readonly node: ts.Node }[];
  /** Definitions of parameter types, by name. */
  readonly parameterTypes: ReadonlyMap<string, ts.Node>;
  /** Everything else a module does as it is loaded. */
  readonly effects: readonly ts.Node[];
}

/** A name a module has from another in the folder. */
export interface StepImport {
  /** Path of the module inside the folder. */
  readonly from: string;
  /** The name it has there; undefined for the whole module. */
  readonly name: string | undefined;
}

/** Reads a module of step definitions without running it; `path` is inside their folder, with forward slashes. */
export function readStepModule(path: string, text: string): StepModule {
  const source = ts.createSourceFile(path, text.replaceAll('\r\n', '\n'), ts.ScriptTarget.ESNext, true);
  const declarations = new Map<string, ts.Node[]>();
  const imports = new Map<string, StepImport>();
  const passedOn: string[] = [];
  const steps: { pattern: string; node: ts.Node }[] = [];
  const parameterTypes = new Map<string, ts.Node>();
  const effects: ts.Node[] = [];
  const declare = (name: string, node: ts.Node): void => {
    declarations.set(name, [...(declarations.get(name) ?? []), node]);
  };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      for (const [name, one] of importsOf(statement, path)) imports.set(name, one);
    } else if (ts.isExportDeclaration(statement)) {
      const from = within(path, statement.moduleSpecifier);
      if (from !== undefined && statement.exportClause === undefined) passedOn.push(from);
      if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause)) continue;
      for (const { name, propertyName } of statement.exportClause.elements) {
        if (from !== undefined) imports.set(name.text, { from, name: (propertyName ?? name).text });
        else if (propertyName !== undefined) declare(name.text, propertyName);
      }
    } else if (ts.isVariableStatement(statement)) {
      for (const one of statement.declarationList.declarations) for (const name of boundNames(one.name)) declare(name, one);
    } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) {
      declare(statement.name?.text ?? 'default', statement);
    } else if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) {
      const call = callIn(statement);
      const pattern = call === undefined ? undefined : patternOf(call);
      const parameterType = call === undefined ? undefined : parameterTypeOf(call);
      if (pattern !== undefined) steps.push({ pattern, node: statement });
      else if (parameterType !== undefined) parameterTypes.set(parameterType, statement);
      else effects.push(statement);
    }
  }
  return { path, declarations, imports, passedOn, steps, parameterTypes, effects };
}

/** Names a module has from others in the folder; types, which do nothing when a step runs, are left out. */
function importsOf(
  { importClause, moduleSpecifier }: ts.ImportDeclaration,
  path: string,
): readonly (readonly [string, StepImport])[] {
  const from = within(path, moduleSpecifier);
  if (from === undefined || importClause === undefined || importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const { name, namedBindings } = importClause;
  const own: (readonly [string, StepImport])[] = name === undefined ? [] : [[name.text, { from, name: 'default' }]];
  if (namedBindings === undefined) return own;
  if (ts.isNamespaceImport(namedBindings)) return [...own, [namedBindings.name.text, { from, name: undefined }]];
  const named = namedBindings.elements.filter(({ isTypeOnly }) => !isTypeOnly);
  return [...own, ...named.map((one) => [one.name.text, { from, name: (one.propertyName ?? one.name).text }] as const)];
}

/** The path, inside the folder, of a module that is named from another; undefined for what lies outside. Own steps name one by the package. */
function within(path: string, specifier: ts.Expression | undefined): string | undefined {
  if (specifier === undefined || !ts.isStringLiteral(specifier)) return undefined;
  if (specifier.text === STEPS_MODULE) return STEPS_FILE;
  if (!specifier.text.startsWith('.')) return undefined;
  const target = posix.join(posix.dirname(path), specifier.text);
  return target.startsWith('../') ? undefined : target;
}

function callIn(statement: ts.Statement): ts.CallExpression | undefined {
  return ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression) ? statement.expression : undefined;
}

/** The pattern as Cucumber tells it: a regular expression without its slashes. */
function patternOf({ expression, arguments: [pattern] }: ts.CallExpression): string | undefined {
  if (!ts.isIdentifier(expression) || !STEP_FUNCTIONS.has(expression.text) || pattern === undefined) return undefined;
  if (ts.isStringLiteralLike(pattern)) return pattern.text;
  return ts.isRegularExpressionLiteral(pattern) ? pattern.text.slice(1, pattern.text.lastIndexOf('/')) : undefined;
}

function parameterTypeOf({ expression, arguments: [definition] }: ts.CallExpression): string | undefined {
  if (!ts.isIdentifier(expression) || expression.text !== 'defineParameterType') return undefined;
  if (definition === undefined || !ts.isObjectLiteralExpression(definition)) return undefined;
  const name = definition.properties.find((one) => ts.isPropertyAssignment(one) && one.name.getText() === 'name');
  return name !== undefined && ts.isPropertyAssignment(name) && ts.isStringLiteralLike(name.initializer)
    ? name.initializer.text
    : undefined;
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** Names a node uses, and some it only gives: one too many makes a digest more careful, never less. */
export function namesIn(node: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (one: ts.Node): void => {
    if (ts.isTypeNode(one)) return;
    if (ts.isIdentifier(one)) names.add(one.text);
    else if (ts.isPropertyAccessExpression(one)) visit(one.expression);
    else if (ts.isPropertyAssignment(one) && ts.isIdentifier(one.name)) visit(one.initializer);
    else ts.forEachChild(one, visit);
  };
  visit(node);
  return names;
}

/** The words of a node without types, comments and layout; quotes as one kind, and no comma before a closing bracket. */
export function tokensOf(node: ts.Node): readonly string[] {
  const tokens: string[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isTypeNode(one) || ts.isJSDoc(one)) return;
    if (ts.isStringLiteral(one)) tokens.push(JSON.stringify(one.text));
    else if (one.getChildCount() > 0) one.getChildren().forEach(visit);
    else if (one.getText() !== '') tokens.push(one.getText());
  };
  visit(node);
  return tokens.filter((token, at) => !(token === ',' && /^[)\]}]$/.test(tokens[at + 1] ?? '')));
}
