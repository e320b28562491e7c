import { OfflineError, ProblemError, toProblem } from './problem';

export interface Upload<T> {
  readonly done: Promise<T>;
  readonly abort: () => void;
}

/** Sends one file as multipart/form-data. `onProgress` hears parts of 1; fetch tells no progress, so this does not use it. */
export function upload<T>(
  path: string,
  file: File,
  onProgress: (part: number) => void,
  headers: Readonly<Record<string, string>> = {},
): Upload<T> {
  const request = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    request.open('POST', path);
    request.responseType = 'json';
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
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
    const body = new FormData();
    body.append('file', file, file.name.normalize('NFC'));
    request.send(body);
  });
  return {
    done,
    abort: () => {
      request.abort();
    },
  };
}
