/** The 次第 with the sheets under its lines, and how much was said at each. */
import { useEffect, useRef, type ReactNode } from "react";
import type { RecordPlace } from "./places.ts";

interface PlaceListProps {
  places: readonly RecordPlace[];
  /** Remarks at each place, by its key. */
  counts: ReadonlyMap<string, number>;
  chosen: string | undefined;
  onChoose: (place: RecordPlace) => void;
}

export function PlaceList({ places, counts, chosen, onChoose }: PlaceListProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (chosen === undefined) return;
    list.current?.querySelector(`[data-place="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const index = places.findIndex((one) => one.key === chosen);
  return (
    <nav className="record-places" aria-label="次第">
      <h2>
        次第<span className="record-keys">Alt+↑↓</span>
      </h2>
      <ul ref={list}>
        {places.map((place, at) => {
          const count = counts.get(place.key) ?? 0;
          const silent = count === 0 && place.sheet === undefined;
          const over = at < index && silent && (places[at + 1]?.depth ?? 0) <= place.depth;
          const first = place.line === undefined && places[at - 1]?.line !== undefined;
          return (
            <li key={place.key}>
              {first && place.sheet && <h3>シート</h3>}
              <button
                type="button"
                data-place={place.key}
                aria-current={place.key === chosen ? "true" : undefined}
                className={over ? "record-place record-past" : "record-place"}
                title={`${place.number} ${place.title}`.trim()}
                style={{ paddingLeft: `${1.1 + place.depth * 1.15}em` }}
                onClick={() => onChoose(place)}
              >
                <span className="record-place-title">
                  {place.number !== "" && `${place.number} `}
                  {place.title}
                </span>
                {!silent && (
                  <span className="record-count">
                    {count}
                    <span className="record-unseen">件</span>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
