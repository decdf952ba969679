/** Refunds: books a refund for an order. */
import { serveDemo } from './demo-server.ts';

await serveDemo(() => {
  let booked = 0;
  return {
    refund: ({ order = '', amount = '' }) => {
      const euros = Number(amount);
      if (!Number.isFinite(euros) || euros <= 0) return { failure: 'The amount must be a positive number.' };
      booked += 1;
      return { text: `Refund ${String(booked)} of ${euros.toFixed(2)} euros booked for order ${order}.` };
    },
  };
});
