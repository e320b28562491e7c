import http from 'node:http';
import https from 'node:https';

type Answer = (response: http.IncomingMessage) => void;
type Transport = Pick<typeof http, 'request'>;

/**
 * Node's requests wait without end unless told otherwise: a connection on which nothing moves is dropped after `idleMs`,
 * a request without an answer after four times that.
 */
export function limitedTransport(useSSL: boolean, idleMs: number): Transport {
  const request = (options: http.RequestOptions, answer?: Answer): http.ClientRequest => {
    const made = (useSSL ? https : http).request({ ...options, timeout: idleMs }, answer);
    const drop = () => made.destroy(new Error('The object store does not answer.'));
    const answerBy = setTimeout(drop, idleMs * 4);
    made.on('timeout', drop);
    made.on('response', () => clearTimeout(answerBy));
    made.on('close', () => clearTimeout(answerBy));
    return made;
  };
  return { request: request as typeof http.request };
}
