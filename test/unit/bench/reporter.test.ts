import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { linesOf, Reporter } from '../../bench/report/reporter.ts';
import { captureIo } from '../../support/captured-io.ts';

const benches = new URL('../../bench/', import.meta.url);

function told(json: boolean, tell: (reporter: Reporter) => void): { readonly stdout: string; readonly stderr: string } {
  const { io, stdout, stderr } = captureIo();
  tell(new Reporter({ json }, io));
  return { stdout: stdout(), stderr: stderr() };
}

describe('what a bench says', () => {
  const tell = (reporter: Reporter): void => {
    reporter.say('warming up');
    reporter.report({ rate: 100 }, linesOf({ rate: 100 }));
  };

  it('is JSON alone on standard output with --json, and the rest on standard error', () => {
    const { stdout, stderr } = told(true, tell);
    expect(JSON.parse(stdout)).toEqual({ rate: 100 });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('warming up\n');
  });

  it('is all on standard output without --json', () => {
    const { stdout, stderr } = told(false, tell);
    expect(stdout).toBe('warming up\nrate                       100\n');
    expect(stderr).toBe('');
  });

  it('is indented JSON where there are no words for it, and nothing more where all was said', () => {
    expect(told(false, (reporter) => reporter.report({ rate: 100 })).stdout).toBe('{\n  "rate": 100\n}\n');
    expect(told(false, (reporter) => reporter.report({ rate: 100 }, [])).stdout).toBe('');
  });

  it('passes through the reporter in every bench', () => {
    const files = readdirSync(fileURLToPath(benches)).filter((file) => file.endsWith('.ts'));
    const outside = files.filter((file) => /\bstdout\b|\bconsole\./.test(readFileSync(new URL(file, benches), 'utf8')));
    expect(files.length).toBeGreaterThan(0);
    expect(outside).toEqual([]);
  });
});
