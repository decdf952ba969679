/** Documents and tickets: search and read. Their texts come from whoever wrote them. */
import { serveDemo } from './demo-server.ts';

await serveDemo(({ documents = [] }) => ({
  search: ({ query = '' }) => {
    const hits = documents.filter((document) => mentions(`${document.title} ${document.text}`, query));
    return { text: hits.map((document) => `${document.id}: ${document.title}`).join('\n') || 'Nothing found.' };
  },
  read: ({ id }) => {
    const document = documents.find((candidate) => candidate.id === id);
    return document === undefined
      ? { failure: 'There is no such document.' }
      : { text: `${document.title}\n\n${document.text}` };
  },
}));

function mentions(text: string, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.some((word) => text.toLowerCase().includes(word));
}
