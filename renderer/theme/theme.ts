/** The look of the window: the colours of the design, dense controls, Japanese words in MUI's own labels. */
import { jaJP as coreJapanese } from "@mui/material/locale";
import { createTheme } from "@mui/material/styles";

/** Colours of the design; text pairs reach WCAG AA (4.5:1) on white and on `background`. */
export const colors = {
  ink: "#1c2430",
  sub: "#5d6878",
  line: "#dfe3ea",
  /** Borders of things that can be operated: 3:1 against white. */
  control: "#8a94a3",
  background: "#eef1f5",
  accent: "#1f5fa8",
  accentWeak: "#e6effa",
  warn: "#8f4e00",
  warnWeak: "#fff7e8",
  warnLine: "#f0dcb4",
  ok: "#1d7a46",
  okWeak: "#e7f4ec",
  question: "#8f4e00",
  questionWeak: "#fff1dc",
  request: "#40557a",
  requestWeak: "#eaeef6",
  danger: "#b3261e",
  rail: "#24344d",
  railText: "#d5deec",
  railOn: "#3a5175",
} as const;

/** Fills of grade chips in the order best to worst; white letters on each reach 4.5:1. */
export const gradeFills = ["#1d7a46", "#22708a", "#5a697d", "#b34f15", "#8c2f39"] as const;

const fontFamily =
  '"BIZ UDPGothic", Meiryo, "Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", IPAPGothic, sans-serif';

export const theme = createTheme(
  {
    palette: {
      primary: { main: colors.accent },
      error: { main: colors.danger },
      warning: { main: colors.warn },
      success: { main: colors.ok },
      text: { primary: colors.ink, secondary: colors.sub },
      divider: colors.line,
      background: { default: colors.background, paper: "#ffffff" },
    },
    shape: { borderRadius: 6 },
    typography: {
      fontFamily,
      fontSize: 13,
      htmlFontSize: 16,
      button: { textTransform: "none", fontWeight: 600 },
      h1: { fontSize: "1.25rem", fontWeight: 700 },
      h2: { fontSize: "1rem", fontWeight: 700 },
      h3: { fontSize: "0.875rem", fontWeight: 700 },
      body1: { fontSize: "0.8125rem", lineHeight: 1.55 },
      body2: { fontSize: "0.8125rem", lineHeight: 1.55 },
      caption: { fontSize: "0.75rem", lineHeight: 1.5 },
    },
    components: {
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiButton: {
        defaultProps: { size: "small", disableElevation: true },
        styleOverrides: {
          root: {
            whiteSpace: "nowrap",
            "&.Mui-focusVisible": { outline: `2px solid ${colors.accent}`, outlineOffset: 2 },
          },
          outlined: { borderColor: colors.line, color: colors.ink, backgroundColor: "#fff" },
        },
      },
      MuiIconButton: {
        defaultProps: { size: "small" },
        styleOverrides: {
          root: { "&.Mui-focusVisible": { outline: `2px solid ${colors.accent}`, outlineOffset: 1 } },
        },
      },
      MuiTextField: { defaultProps: { size: "small" } },
      // Every input would bring a style sheet of its own, which styles the whole window anew: hundreds of them stop it.
      MuiInputBase: { defaultProps: { disableInjectingGlobalStyles: true } },
      MuiOutlinedInput: {
        styleOverrides: {
          notchedOutline: { borderColor: colors.control },
          root: { backgroundColor: "#fff" },
        },
      },
      MuiSelect: { defaultProps: { size: "small" } },
      MuiCheckbox: { defaultProps: { size: "small" } },
      MuiRadio: { defaultProps: { size: "small" } },
      MuiTab: {
        styleOverrides: {
          root: {
            minWidth: 0,
            padding: "10px 12px",
            fontSize: "0.8125rem",
            "&.Mui-focusVisible": { outline: `2px solid ${colors.accent}`, outlineOffset: -2 },
          },
        },
      },
      MuiMenuItem: { defaultProps: { dense: true } },
      MuiAlert: { styleOverrides: { root: { color: colors.ink } } },
      MuiAlertTitle: {
        styleOverrides: { root: { fontWeight: 700, fontSize: "0.8125rem", marginBottom: 2 } },
      },
      MuiTooltip: { defaultProps: { enterDelay: 500 } },
      // The name of a field at the top stands on its frame: without room it would be cut through the middle. What scrolls
      // gets the room that the title gives up.
      MuiDialogContent: {
        styleOverrides: { root: { ".MuiDialogTitle-root + &": { paddingTop: 10 } } },
      },
      MuiDialogTitle: { styleOverrides: { root: { fontSize: "1rem", fontWeight: 700, paddingBottom: 6 } } },
      MuiCssBaseline: {
        styleOverrides: {
          "html, body, #root": { height: "100%" },
          body: { overflow: "hidden" },
          "@media (prefers-reduced-motion: reduce)": {
            "*, *::before, *::after": {
              animationDuration: "0.01ms !important",
              transitionDuration: "0.01ms !important",
            },
          },
        },
      },
    },
  },
  coreJapanese,
);
