import type { DataSource } from "@/lib/contract";
import type { Formatter } from "@/lib/format";
import type { Translator } from "@/lib/i18n/dictionary";

/** « Contenu des tables : 420 sur 1 000 »: what the sync that runs is doing. */
export function syncStep(
  sync: DataSource["sync"],
  t: Translator["text"],
  format: Formatter,
): string {
  switch (sync?.phase) {
    case "structure":
      return t("sync.structure");
    case "contents":
      return t("sync.contents", {
        read: format.integer(sync.tables_read ?? 0),
        count: format.integer(sync.table_count ?? 0),
      });
    case "relationships":
      return t("sync.relationships");
    default:
      return t("sync.connecting");
  }
}
