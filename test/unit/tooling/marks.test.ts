import { describe, expect, it } from 'vitest';
import { looksNamed } from '../../../services/sensor/inspection/randomness.ts';
import { Marks } from '../../support/gateway/marks.ts';

describe('a mark', () => {
  const marks = new Marks();
  const mark = marks.at('here');
  marks.at('elsewhere');
  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  it.each([
    ['in upper case', mark.toUpperCase()],
    ['in base64', base64(`--${mark}`)],
    ['in base64 of lower case', base64(`-${mark.toLowerCase()}`)],
    ['in hexadecimal', Buffer.from(mark).toString('hex')],
    ['at its beginning', mark.slice(0, 13)],
    ['in its middle', mark.slice(7, 20)],
  ])('is found %s', (_where, text) => {
    expect(marks.foundIn(`x ${text} y`)).toEqual(['here']);
  });

  it('is not found where it is not', () => {
    expect(marks.foundIn(`${new Marks().at('here')} ${mark.slice(0, 6)} ${mark.slice(-6)}`)).toEqual([]);
  });

  it('never reads as a name, which would rightly be shown', () => {
    const many = Array.from({ length: 2000 }, (_, index) => marks.at(String(index)));
    const forms = many.flatMap((one) => [one, one.toLowerCase(), one.toUpperCase(), `x-${one}`, `send_${one}`]);
    expect(forms.filter(looksNamed)).toEqual([]);
  });
});
