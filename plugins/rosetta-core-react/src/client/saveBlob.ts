/** Time for the browser to let the person choose a folder, and to write the file. */
const KEPT_MS = 60_000;

/** Downloads a file, as a link cannot send a token in a header. */
export const saveBlob = (blob: Blob, fileName: string) => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
};
