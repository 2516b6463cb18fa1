"use client";

import { useState, type SyntheticEvent } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";

interface NameFormProps {
  label: string;
  initial: string;
  submitLabel: string;
  cancelLabel: string;
  /** What is wrong with a name; null where nothing is. */
  problemOf: (name: string) => string | null;
  /** Told the name without the spaces around it; what it fails with is shown. */
  onSubmit: (name: string) => Promise<void>;
  errorText: (error: unknown) => string;
}

interface NameDialogProps extends NameFormProps {
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks for a name: of something new, or another one. */
export function NameDialog({ title, open, onOpenChange, ...form }: NameDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={title}>
        <NameForm {...form} />
      </DialogContent>
    </Dialog>
  );
}

function NameForm(props: NameFormProps) {
  const { label, initial, submitLabel, cancelLabel, problemOf, onSubmit, errorText } = props;
  const [name, setName] = useState(initial);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const problem = problemOf(name);
    if (problem !== null) {
      setError(problem);
      return;
    }
    setPending(true);
    try {
      await onSubmit(name.trim());
    } catch (failure) {
      setError(errorText(failure));
      setPending(false);
    }
  };

  return (
    <form className="grid gap-5" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={label} error={error}>
        {(control) => (
          <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="outline">{cancelLabel}</Button>
        </DialogClose>
        <Button type="submit" disabled={pending}>
          {pending && <Spinner />}
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
