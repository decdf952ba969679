import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourceMetadataIn, withResourceMetadata } from '../../../../../services/sensor/discovery/challenge.ts';

const ours = 'https://gateway.example/.well-known/oauth-protected-resource/x';

describe('a challenge', () => {
  it.each([
    ['Bearer resource_metadata="https://a.example/m"', `Bearer resource_metadata="${ours}"`, 'https://a.example/m'],
    [
      'Bearer realm="x", error="invalid_token", resource_metadata="https://a.example/m", scope="a b"',
      `Bearer realm="x", error="invalid_token", resource_metadata="${ours}", scope="a b"`,
      'https://a.example/m',
    ],
    [
      'Bearer resource_metadata=https://a.example/m,scope=x',
      `Bearer resource_metadata="${ours}",scope=x`,
      'https://a.example/m',
    ],
    [
      'DPoP algs="ES256", Bearer Resource_Metadata = "u"',
      `DPoP algs="ES256", Bearer Resource_Metadata = "${ours}"`,
      'u',
    ],
    ['Bearer resource_metadata="a\\"b', `Bearer resource_metadata="${ours}"`, 'a"b'],
  ])('%s points to what it names, and can be pointed elsewhere', (header, pointed, url) => {
    expect(resourceMetadataIn(header)).toEqual([url]);
    expect(withResourceMetadata(header, ours)).toBe(pointed);
  });

  it.each([
    'Bearer realm="resource_metadata=https://a.example"',
    'Bearer error_description="say \\", resource_metadata=\\"x\\""',
    'Bearer x_resource_metadata="u"',
    'Basic realm="x"',
    '',
  ])('%s points to nothing and stays as it is', (header) => {
    expect(resourceMetadataIn(header)).toEqual([]);
    expect(withResourceMetadata(header, ours)).toBe(header);
  });

  it('is read in time that grows with its length alone', () => {
    for (const piece of ['"\\', '\\"', '" ', 'resource_metadata', 'resource_metadata = ', ' ', ', "']) {
      expect(withResourceMetadata(piece.repeat(200_000 / piece.length), ours).length).toBeGreaterThan(0);
    }
  });

  it('points to one place however it is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const pointed = withResourceMetadata(`${before}, resource_metadata="u", ${after}`, ours);
        for (const url of resourceMetadataIn(pointed)) expect(url).toBe(ours);
      }),
    );
  });
});
