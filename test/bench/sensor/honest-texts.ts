/** What tools really say: mail, tickets and rows, the same ones in every run. */
const people = ['Ana Ruiz', 'Bo Lindqvist', 'Chidi Obi', 'Dara Sok', 'Elif Kaya', 'Femi Ade', 'Greta Holm', 'Hugo Paz'];
const sentences = [
  'The delivery for the Lisbon warehouse was moved to the second week of the month.',
  'Could the team look at the numbers again before the meeting on Thursday?',
  'Nothing else changed since the last review, and the contract stays as it is.',
  'The customer wrote that the parcel arrived damaged and would like a replacement.',
  'Finance asks for the signed copy; the draft is in the shared folder of the project.',
  'We measured the pump twice: it runs hotter than the data sheet allows for.',
];

function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T;
}

/** One ticket as a service gives it: an id, a person, a link, a sum, and a few sentences. */
export function ticket(number: number): object {
  const person = pick(people, number * 5);
  const mail = `${person.toLowerCase().replace(' ', '.')}@example.com`;
  const body = [0, 1, 2, 3].map((at) => pick(sentences, number * 7 + at * 5)).join(' ');
  return {
    id: `TCK-${String(10_000 + number)}`,
    reporter: { name: person, email: mail },
    url: `https://tickets.example.com/browse/TCK-${String(10_000 + number)}`,
    created: `2026-0${String(1 + (number % 9))}-1${String(number % 10)}T09:30:00Z`,
    amount: (number * 37.25) % 900,
    body,
  };
}

/** Tickets as JSON text of about so many characters, as most tools return them. */
export function ticketsText(length: number): string {
  const parts: string[] = [];
  for (let left = length, number = 0; left > 0; number++) {
    const part = JSON.stringify(ticket(number));
    left -= part.length + 2;
    if (left > 0 || number === 0) parts.push(part);
  }
  return `[${parts.join(',\n')}]`;
}

/** Prose of about so many characters. */
export function proseText(length: number): string {
  const parts: string[] = [];
  for (let size = 0, number = 0; size < length; number++) {
    const part = `${pick(sentences, number * 5)}${number % 7 === 6 ? '\n\n' : ' '}`;
    parts.push(part);
    size += part.length;
  }
  return parts.join('').slice(0, length);
}
