import { answered, keyOf } from './once';
import { isProblem, OfflineError, ProblemError, toProblem } from './problem';

export interface Upload<T> {
  readonly done: Promise<T>;
  readonly abort: () => void;
}

interface Sent {
  readonly bytes: Blob;
  readonly name: string;
  readonly method?: 'POST' | 'PATCH';
  readonly headers?: Readonly<Record<string, string>>;
}

/** So long without a byte going out or an answer coming in, a connection is taken for dead. */
const QUIET_MS = 60_000;

/** Sends bytes as multipart/form-data. `onProgress` hears parts of 1; fetch tells no progress, so this does not use it. */
export function send<T>(
  path: string,
  { bytes, name, method = 'POST', headers = {} }: Sent,
  onProgress: (part: number) => void,
): Upload<T> {
  const request = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    let quiet: number | undefined;
    const heard = () => {
      window.clearTimeout(quiet);
      quiet = window.setTimeout(() => {
        reject(new OfflineError());
        request.abort();
      }, QUIET_MS);
    };
    request.open(method, path);
    request.responseType = 'json';
    for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value);
    request.upload.onprogress = (event) => {
      heard();
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else reject(new ProblemError(toProblem(request.response, request.status)));
    };
    request.onerror = () => {
      reject(new OfflineError());
    };
    request.onabort = () => {
      reject(new DOMException('aborted', 'AbortError'));
    };
    request.onloadend = () => {
      window.clearTimeout(quiet);
    };
    const body = new FormData();
    body.append('file', bytes, name.normalize('NFC'));
    heard();
    request.send(body);
  });
  return {
    done,
    abort: () => {
      request.abort();
    },
  };
}

/** Sends a whole file, under a key that stays with the file until an answer came. */
export function upload<T>(path: string, file: File, onProgress: (part: number) => void): Upload<T> {
  const content = JSON.stringify([path, file.name, file.size, file.lastModified]);
  const headers = { 'idempotency-key': keyOf(content) };
  const { done, abort } = send<T>(path, { bytes: file, name: file.name, headers }, onProgress);
  const known = (status: number) => {
    answered(content, status);
  };
  done.then(
    () => known(200),
    (error: unknown) => {
      if (isProblem(error)) known(error.problem.status);
    },
  );
  return { done, abort };
}
