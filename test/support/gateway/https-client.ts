import { request, type RequestOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';

export interface HttpsAnswer {
  readonly status: number;
  readonly text: string;
  /** Common name of the certificate that the server showed. */
  readonly shownBy: string;
}

/** Asks over TLS with what the test says; rejects when the connection cannot be made. */
export function askHttps(url: string | URL, options: RequestOptions = {}, body = '{}'): Promise<HttpsAnswer> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent: false, method: 'POST', ...options }, (response) => {
      const { socket } = response as unknown as { socket: TLSSocket };
      const shownBy = String(socket.getPeerCertificate().subject.CN);
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, shownBy }));
    });
    asking.on('error', reject).end(body);
  });
}
