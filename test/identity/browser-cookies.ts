/** What a browser keeps of the cookies it was sent, by host: the last of each name, emptied ones forgotten. */
export class BrowserCookies {
  readonly #kept = new Map<string, Map<string, string>>();

  of(url: string): string {
    return [...(this.#kept.get(new URL(url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** One request as a browser makes it, redirects not followed. */
  async request(url: string, { body, headers = {}, method }: Sent = {}): Promise<Response> {
    const cookie = this.of(url);
    const answer = await fetch(url, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: { ...(cookie !== '' && { cookie }), ...headers },
      ...(body !== undefined && { body }),
    });
    const host = new URL(url).host;
    const kept = this.#kept.get(host) ?? new Map<string, string>();
    this.#kept.set(host, kept);
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '' || /max-age=0/i.test(set)) kept.delete(name);
      else kept.set(name, value);
    }
    return answer;
  }
}
type Sent = {
  readonly body?: string | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
};
