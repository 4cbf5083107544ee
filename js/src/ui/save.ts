/** Let the user keep a file. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replaceAll(/[/\\:*?"<>|\p{Cc}]+/gu, "_");
  link.click();
  URL.revokeObjectURL(address);
}

export function saveText(text: string, name: string, type: string): void {
  saveFile(new Blob([text], { type }), name);
}
