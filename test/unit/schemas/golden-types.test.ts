import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { type GoldenMessage, readCorpus } from '../../support/golden/corpus.ts';
import { titlesByType } from '../../support/golden/titles.ts';

const programFile = fileURLToPath(new URL('golden-messages.ts', import.meta.url));
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
};

type Stated = Pick<GoldenMessage, 'file' | 'type'> & { readonly data: unknown };

/** What the compiler says of a program in which each message satisfies the type of its schema. */
function faultsOf(messages: readonly Stated[]): readonly string[] {
  const statements = messages.map(({ file, type, data }) => {
    return `(${JSON.stringify(data)}) satisfies types.${titlesByType.get(type) ?? 'Unknown'}; // ${file}`;
  });
  const source = ["import type * as types from '../../../schemas/generated/types.ts';", ...statements].join('\n');
  const program = ts.createProgram([programFile], options, hostOf(source));
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line;
    return `${messages[line - 1]?.file ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** The file system, with the program in it. */
function hostOf(source: string): ts.CompilerHost {
  const files = ts.createCompilerHost(options);
  return {
    ...files,
    fileExists: (name) => name === programFile || files.fileExists(name),
    readFile: (name) => (name === programFile ? source : files.readFile(name)),
    getSourceFile: (name, target) =>
      name === programFile ? ts.createSourceFile(name, source, target) : files.getSourceFile(name, target),
  };
}

function statedOf({ file, type, record }: GoldenMessage): Stated {
  const data = JSON.parse(Buffer.from(record.value ?? []).toString('utf8')) as { readonly body?: unknown };
  return { file, type, data: data.body ?? data };
}

it('gives every golden message the type of its schema', { timeout: 60_000 }, () => {
  const stated = readCorpus().map(statedOf);
  expect(faultsOf(stated)).toEqual([]);
  expect(stated.length).toBeGreaterThan(20);
});

it('sees a message that has not the type of its schema', { timeout: 60_000 }, () => {
  const ack = readCorpus()
    .map(statedOf)
    .find(({ type }) => type === 'shearpin.ack.v1');
  const wrong = { file: 'wrong', type: 'shearpin.ack.v1', data: { ...(ack?.data as object), kind: 'nonsense' } };
  expect(faultsOf([wrong])).toEqual([expect.stringContaining('wrong: Type \'"nonsense"\' is not assignable')]);
});
