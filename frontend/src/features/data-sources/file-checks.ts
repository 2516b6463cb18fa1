import type { MessageKey } from "@/lib/i18n/dictionary";

const SPREADSHEETS = /\.(xlsx?|xlsm|ods)$/i;
const OTHER_BINARIES = /\.(pdf|zip|gz|png|jpe?g|docx?)$/i;

export interface ChosenFile {
  file: File;
  problem: MessageKey | null;
}

/** What can be told without reading the file; the server reads it and has the last word. */
export function checkFile(file: Pick<File, "name" | "size">): MessageKey | null {
  if (SPREADSHEETS.test(file.name)) return "upload.invalid.spreadsheet";
  if (OTHER_BINARIES.test(file.name)) return "upload.invalid.not_text";
  if (file.size === 0) return "upload.invalid.empty";
  return null;
}

export function addFiles(chosen: ChosenFile[], added: File[]): ChosenFile[] {
  const names = new Set(chosen.map((item) => item.file.name));
  const fresh = added.map((file): ChosenFile => {
    const problem = names.has(file.name) ? "upload.invalid.duplicate" : checkFile(file);
    names.add(file.name);
    return { file, problem };
  });
  return [...chosen, ...fresh];
}

/** « ventes_2025.csv » → « Ventes 2025 ». */
export function nameFromFile(fileName: string): string {
  const words = fileName
    .replace(/\.[^.]+$/, "")
    .replaceAll(/[_\-.]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
