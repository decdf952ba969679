import { describe, expect, it } from 'vitest';
import { unescapeText } from '../../../../../services/sensor/inspection/escapes.ts';

describe('escapes', () => {
  it.each([
    ['of URLs', '%68%69 %C3%A9', 'hi é'],
    ['of programs', '\\x68\\x69 \\u00e9\\n\\t\\"\\\\', 'hi é\n\t"\\'],
    ['of markup', '&#104;&#x69; &#233; &#x1F600;', 'hi é 😀'],
    ['of mail', '=68=69 =C3=A9', 'hi é'],
    ['of a character whose halves are escaped', '\\ud83d\\ude00', '😀'],
  ])('%s are undone', (_of, text, expected) => {
    expect(unescapeText(text)).toBe(expected);
  });

  it.each([
    ['that are cut', '%6 \\x6 \\u00e &#x; &#104 =6'],
    ['that no writer of them makes', '=c3 =6a \\q &#12345678; &#x1234567; &#1f;'],
  ])('%s are no escapes', (_which, text) => {
    expect(unescapeText(text)).toBeUndefined();
  });

  it('leave what cannot be a character out, and make every text well-formed', () => {
    expect(unescapeText('a&#x110000;b\\ud83dc%FF')).toBe('ab\ufffdc\ufffd');
  });
});
