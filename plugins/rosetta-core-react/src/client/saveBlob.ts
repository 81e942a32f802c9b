/** Time for the browser to ask where to, and to write it. */
const KEPT_MS = 60_000;

/** Hands a file to the person, as a link with a token in its header can't. */
export const saveBlob = (blob: Blob, fileName: string) => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
};
