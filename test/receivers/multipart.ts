/** Reads one field of a `multipart/form-data` body; `undefined` when it is not there. */
export function multipartField(
  body: Buffer,
  contentType: string | undefined,
  name: string,
): { readonly filename: string | undefined; readonly bytes: Buffer } | undefined {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/
    .exec(contentType ?? '')
    ?.slice(1)
    .find(Boolean);
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(delimiter); at >= 0; ) {
    const next = body.indexOf(delimiter, at + delimiter.length);
    if (next < 0) return undefined;
    const part = body.subarray(at + delimiter.length + 2, next - 2);
    const head = part.indexOf('\r\n\r\n');
    const headers = part.subarray(0, head).toString('utf8');
    if (new RegExp(`name="${name}"`).test(headers))
      return { filename: /filename="([^"]*)"/.exec(headers)?.[1], bytes: part.subarray(head + 4) };
    at = next;
  }
  return undefined;
}
