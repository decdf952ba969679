import { fileURLToPath } from 'node:url';
import { createLintConfig } from './eslint/lint-config.ts';

export default createLintConfig(fileURLToPath(new URL('..', import.meta.url)));
