/** What the browser offers while a value is typed: of an input whose `list` is this id. */
export function ValueOptions({ id, values }: { id: string; values: string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
