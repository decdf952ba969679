import { diagnosticRules, type Diagnostic } from '../../../detectors/kit/language/diagnostic.ts';

/** What was found, as SARIF 2.1.0. */
export function sarifOf(diagnostics: readonly Diagnostic[], version: string) {
  const ids = Object.keys(diagnosticRules);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'shearpin detector validate',
            version,
            rules: Object.entries(diagnosticRules).map(([id, text]) => ({ id, shortDescription: { text } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.rule,
          ruleIndex: ids.indexOf(diagnostic.rule),
          level: diagnostic.severity,
          message: { text: diagnostic.message },
          locations: [{ physicalLocation: placeOf(diagnostic) }],
        })),
      },
    ],
  };
}

function placeOf({ file, line, column, length }: Diagnostic) {
  const uri = encodeURI(file.replaceAll('\\', '/').replace(/^\.\//, ''));
  return {
    artifactLocation: { uri },
    region: { startLine: line, startColumn: column, endColumn: column + length },
  };
}
