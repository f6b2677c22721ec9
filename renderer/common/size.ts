/** The size of a file as lists show it: 「1,234 KB」, rounded up. */
export function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024).toLocaleString("ja-JP")} KB`;
}
