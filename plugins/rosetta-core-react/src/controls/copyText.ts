/** Only pages of a secure origin have a clipboard; elsewhere the browser's old way still works. */
const copyBySelection = (text: string) => {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (!isCopied) throw new Error('The browser refused to copy');
};

export const copyText = async (text: string) => {
  if (navigator.clipboard) await navigator.clipboard.writeText(text);
  else copyBySelection(text);
};
