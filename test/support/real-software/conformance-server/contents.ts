/** What the conformance suite asks of every server: fixed contents, by the names that the suite uses. */
const imageBase64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const audioBase64 = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=';

const image = { type: 'image', data: imageBase64, mimeType: 'image/png' };
const audio = { type: 'audio', data: audioBase64, mimeType: 'audio/wav' };

export function text(value: string) {
  return { type: 'text', text: value };
}

function embedded(uri: string, mimeType: string, value: string) {
  return { type: 'resource', resource: { uri, mimeType, text: value } };
}

/** Results of tools that answer the same to everybody. */
export const fixedResults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  test_simple_text: { content: [text('This is a simple text response for testing.')] },
  test_image_content: { content: [image] },
  test_audio_content: { content: [audio] },
  test_embedded_resource: {
    content: [embedded('test://embedded-resource', 'text/plain', 'This is an embedded resource content.')],
  },
  test_multiple_content_types: {
    content: [
      text('Multiple content types test:'),
      image,
      embedded('test://mixed-content-resource', 'application/json', '{"test":"data","value":123}'),
    ],
  },
  test_error_handling: {
    content: [text('This tool intentionally returns an error for testing')],
    isError: true,
  },
};

export const resources = [
  { uri: 'test://static-text', name: 'static-text', mimeType: 'text/plain', description: 'A text that stays.' },
  { uri: 'test://static-binary', name: 'static-binary', mimeType: 'image/png', description: 'A picture that stays.' },
  { uri: 'test://watched-resource', name: 'watched-resource', mimeType: 'text/plain', description: 'May be watched.' },
];

export const resourceTemplates = [
  {
    uriTemplate: 'test://template/{id}/data',
    name: 'template',
    mimeType: 'application/json',
    description: 'A document for each id.',
  },
];

/** undefined where there is no such resource. */
export function contentsOf(uri: string): readonly object[] | undefined {
  const known = resources.find((resource) => resource.uri === uri);
  if (known?.mimeType === 'image/png') return [{ uri, mimeType: known.mimeType, blob: imageBase64 }];
  if (known !== undefined) return [{ uri, mimeType: known.mimeType, text: `The content of ${known.name}.` }];
  const id = /^test:\/\/template\/([^/]+)\/data$/.exec(uri)?.[1];
  if (id === undefined) return undefined;
  return [{ uri, mimeType: 'application/json', text: JSON.stringify({ id, templateTest: true }) }];
}

export const prompts = [
  { name: 'test_simple_prompt', description: 'Without arguments.' },
  {
    name: 'test_prompt_with_arguments',
    description: 'With two arguments.',
    arguments: [
      { name: 'arg1', description: 'The first.', required: true },
      { name: 'arg2', description: 'The second.', required: true },
    ],
  },
  {
    name: 'test_prompt_with_embedded_resource',
    description: 'With a resource in it.',
    arguments: [{ name: 'resourceUri', description: 'URI of the resource.', required: true }],
  },
  { name: 'test_prompt_with_image', description: 'With a picture in it.' },
];

/** undefined where there is no such prompt. */
export function messagesOf(name: string, given: Readonly<Record<string, unknown>>): readonly object[] | undefined {
  const byName: Readonly<Record<string, () => readonly object[]>> = {
    test_simple_prompt: () => [text('This is a simple prompt for testing.')],
    test_prompt_with_arguments: () => [
      text(`Prompt with arguments: arg1='${String(given['arg1'])}', arg2='${String(given['arg2'])}'`),
    ],
    test_prompt_with_embedded_resource: () => [
      embedded(String(given['resourceUri']), 'text/plain', 'Embedded resource content for testing.'),
      text('Please process the embedded resource above.'),
    ],
    test_prompt_with_image: () => [image, text('Please analyze the image above.')],
  };
  return byName[name]?.().map((content) => ({ role: 'user', content }));
}
