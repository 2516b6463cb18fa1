"use client";

import { Download, Ellipsis, Sparkles, Upload } from "lucide-react";
import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useLanguage } from "@/contexts/LanguageContext";
import type { SemanticLayer } from "@/lib/contract";
import { saveFile } from "@/lib/save-file";

import { ImportDialog } from "./import-dialog";
import { layerCalls, type ExportForm } from "./use-layer";
import { useWords } from "./use-words";

const FORMS: readonly ExportForm[] = ["yaml", "json", "osi"];

interface CatalogMenuProps {
  layer: SemanticLayer;
  canEdit: boolean;
  isChanged: boolean;
  onMade: (layer: SemanticLayer, said: string) => void;
}

/** Makes the definitions again, or carries them elsewhere and back. */
export function CatalogMenu({ layer, canEdit, isChanged, onMade }: CatalogMenuProps) {
  const { errorText } = useLanguage();
  const { w } = useWords();
  const [importing, setImporting] = useState(false);
  const [error, setError] = useState<unknown>();
  const sourceId = layer.data_source_id;
  const run = async (work: () => Promise<void>) => {
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    }
  };
  const generate = () =>
    run(async () => {
      const made = await layerCalls.generate(sourceId);
      onMade(made, w(made.version === layer.version ? "generate.same" : "generate.done"));
    });
  const save = (form: ExportForm) =>
    run(async () => {
      const { blob, fileName } = await layerCalls.exportFile(sourceId, form);
      saveFile(blob, fileName);
    });
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={w("menu.label")}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {canEdit && (
            <>
              {isChanged && <DropdownMenuLabel>{w("menu.save_first")}</DropdownMenuLabel>}
              <DropdownMenuItem
                disabled={isChanged}
                className="data-[disabled]:opacity-55"
                onSelect={() => void generate()}
              >
                <Sparkles aria-hidden />
                {w("menu.generate")}
              </DropdownMenuItem>
              <DropdownMenuItem
                disabled={isChanged}
                className="data-[disabled]:opacity-55"
                onSelect={() => setImporting(true)}
              >
                <Upload aria-hidden />
                {w("menu.import")}
              </DropdownMenuItem>
              <DropdownMenuSeparator />
            </>
          )}
          {FORMS.map((form) => (
            <DropdownMenuItem key={form} onSelect={() => void save(form)}>
              <Download aria-hidden />
              {w(`menu.export.${form}`)}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      {error !== undefined && (
        <div className="fixed right-4 bottom-4 left-4 z-30 sm:left-auto sm:max-w-md">
          <Alert>{errorText(error)}</Alert>
        </div>
      )}
      <ImportDialog
        layer={layer}
        open={importing}
        onOpenChange={setImporting}
        onImported={(made) => onMade(made, w("import.done"))}
      />
    </>
  );
}
