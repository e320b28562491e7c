import type { FastifyReply } from 'fastify';

/** A page of our own words only: no script, no style from elsewhere, no form. */
export async function sendPage(reply: FastifyReply, html: string): Promise<void> {
  await reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'")
    .send(html);
}
