/** Mail: accepts a message for delivery. Nothing leaves this machine; the log tells which calls arrived. */
import { serveDemo } from './demo-server.ts';

await serveDemo(() => {
  let accepted = 0;
  return {
    send: ({ to = '' }) => {
      if (!to.includes('@')) return { failure: "The recipient's address is not valid." };
      accepted += 1;
      return { text: `Accepted for delivery as message ${String(accepted)}.` };
    },
  };
});
