/** A cell that is pressed, not typed into: the whole cell is the button. */
import type { KeyboardEvent, ReactNode, Ref } from "react";

export function HandleButton(props: {
  label: string;
  popup: "dialog" | "menu";
  open: boolean;
  buttonRef: Ref<HTMLButtonElement>;
  onPress: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** -1 where another cell of the same thing is the one that Tab reaches. */
  tabIndex?: 0 | -1;
  /** What differs from the rules is marked in the window, never on paper. */
  mark?: string | undefined;
  children: ReactNode;
}): ReactNode {
  const { label, popup, open, buttonRef, onPress, onKeyDown, tabIndex, mark, children } = props;
  return (
    <div className="sheet-field sheet-handle">
      <button
        type="button"
        ref={buttonRef}
        className="sheet-rating"
        aria-label={label}
        aria-haspopup={popup}
        aria-expanded={open}
        tabIndex={tabIndex}
        onClick={onPress}
        onKeyDown={onKeyDown}
      >
        {children}
      </button>
      {mark !== undefined && <Overridden text={mark} />}
    </div>
  );
}

/** A blue corner: a person set this over what is computed. */
export function Overridden({ text }: { text: string }): ReactNode {
  return <span className="sheet-overridden" title={text} aria-hidden="true" />;
}
