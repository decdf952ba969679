import { basename } from 'node:path';
import type { Rule } from 'eslint';

const refusedNames = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'types', 'index', 'shared', 'misc']);

/** Files are kebab-case, and their name says which noun they hold. */
export const fileName: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'object', properties: { allow: { type: 'array', items: { type: 'string' } } } }],
    messages: {
      kebab: 'The file name {{name}} is not kebab-case.',
      refused: 'The file name {{name}} does not say what is inside: name the one noun it holds.',
    },
    defaultOptions: [{ allow: [] }],
  },
  create(context) {
    const path = context.filename.replaceAll('\\', '/');
    const name = basename(path);
    const stem = name.split('.')[0] ?? '';
    const [{ allow }] = context.options as [{ allow: string[] }];
    return {
      Program(node) {
        if (allow.some((allowed) => path.endsWith(`/${allowed}`))) return;
        if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/.test(name)) {
          context.report({ node, messageId: 'kebab', data: { name } });
        }
        if (refusedNames.has(stem)) context.report({ node, messageId: 'refused', data: { name } });
      },
    };
  },
};
