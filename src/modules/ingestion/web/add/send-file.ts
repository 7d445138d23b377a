import { AppError } from '#src/kernel/errors.ts';

/**
 * Streams a file to the server's uploads and resolves to the path imports take. `fetch` tells no progress of what it sends,
 * so this is XMLHttpRequest. Rejects with `unavailable`; on `signal` with an AbortError.
 */
export function sendFile(
  name: string,
  content: Blob,
  onShare: (share: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const failed = (): void =>
      reject(
        new AppError('unavailable', 'upload_failed', `${name} did not reach the server`, {
          file: name,
          remedy: 'Check that it runs and has room on its disk, then try again.',
        }),
      );
    request.open('PUT', `/api/uploads/${encodeURIComponent(name)}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 1 : loaded / total);
    request.onerror = failed;
    request.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'));
    request.onload = () => {
      const path = (request.response as { readonly path?: string } | null)?.path;
      if (request.status === 200 && path !== undefined) resolve(path);
      else failed();
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(content);
  });
}
