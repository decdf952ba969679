/** A vault of secrets, whose values are drawn at start unless the scenario gives them. */
import { randomBytes } from 'node:crypto';
import { serveDemo } from './demo-server.ts';

await serveDemo(({ entries = [], values = {} }) => {
  const secrets = new Map(entries.map((name) => [name, values[name] ?? randomBytes(24).toString('base64url')]));
  return {
    get: ({ name = '' }) => {
      const value = secrets.get(name);
      return value === undefined ? { failure: 'There is no such entry.' } : { text: value };
    },
  };
});
