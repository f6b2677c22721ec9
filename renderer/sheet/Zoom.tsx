/** Size of the paper on screen: 50–150 % of its true size, or as wide as the window allows. */
import AddIcon from "@mui/icons-material/Add";
import RemoveIcon from "@mui/icons-material/Remove";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import { useEffect, useState, type ReactNode, type RefObject } from "react";

/** Percent of the true size. */
const ZOOM_STEPS = [50, 60, 75, 90, 100, 110, 125, 150] as const;
/** `fit`: as wide as the room; `auto`: the true size, or smaller where the room is narrower, as long as it can be read. */
export type Zoom = number | "fit" | "auto";

/** The next step above (1) or below (-1) a percentage. */
function zoomStep(percent: number, by: 1 | -1): number {
  const next =
    by === 1 ? ZOOM_STEPS.find((step) => step > percent) : ZOOM_STEPS.findLast((step) => step < percent);
  return next ?? (by === 1 ? 150 : ZOOM_STEPS[0]);
}

/** Letters of 8 pt are still read at this size; wider paper is scrolled. */
const READABLE = 70;

/** Percent for paper of this width in a room, both in CSS pixels at 100 %; a fitted one is never below 40 or above 150. */
export function zoomPercent(zoom: Zoom, room: number, paper: number): number {
  if (typeof zoom === "number") return zoom;
  if (room <= 0) return 100;
  const fitted = Math.floor((room / paper) * 100);
  return zoom === "fit" ? Math.min(150, Math.max(40, fitted)) : Math.min(100, Math.max(READABLE, fitted));
}

/** Width of an element's content box in CSS pixels, followed as it changes. */
export function useContentWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const observer = new ResizeObserver((entries) => setWidth(entries[0]?.contentRect.width ?? 0));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

export function ZoomControl(props: { percent: number; zoom: Zoom; onZoom: (zoom: Zoom) => void }): ReactNode {
  const { percent, zoom, onZoom } = props;
  return (
    <Stack
      component="fieldset"
      direction="row"
      aria-label="表示の大きさ"
      sx={{ alignItems: "center", border: 0, flex: "none", m: 0, p: 0 }}
    >
      <IconButton
        size="small"
        aria-label="縮小"
        disabled={percent <= ZOOM_STEPS[0]}
        onClick={() => onZoom(zoomStep(percent, -1))}
      >
        <RemoveIcon fontSize="small" />
      </IconButton>
      <Button
        size="small"
        color="inherit"
        aria-label={`${percent}% 実寸に戻す`}
        onClick={() => onZoom(100)}
        sx={{ minWidth: 52 }}
      >
        {percent}%
      </Button>
      <IconButton
        size="small"
        aria-label="拡大"
        disabled={percent >= 150}
        onClick={() => onZoom(zoomStep(percent, 1))}
      >
        <AddIcon fontSize="small" />
      </IconButton>
      <Button
        size="small"
        color={zoom === "fit" ? "primary" : "inherit"}
        aria-pressed={zoom === "fit"}
        onClick={() => onZoom(zoom === "fit" ? 100 : "fit")}
      >
        幅に合わせる
      </Button>
    </Stack>
  );
}
